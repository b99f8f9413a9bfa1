import type { AnswerDto } from '@hilo/api';
import { type AnswerVariable, answerVariables, fillAnswer } from '@hilo/core';

/** "Hola, Ana:" stands above nearly every answer, and tells none from another. */
const isGreeting = (line: string): boolean => line.length <= 60 && /[:,]$/.test(line.trimEnd());

/**
 * What an answer says first, below its greeting, as a person reads it: "[nombre de pila]", and not the name of a place
 * between braces.
 */
export function firstLine(
  { bodies }: Pick<AnswerDto, 'bodies'>,
  wordFor: (name: AnswerVariable) => string,
): string {
  const words = Object.fromEntries(answerVariables.map((name) => [name, `[${wordFor(name)}]`])) as Record<
    AnswerVariable,
    string
  >;
  const [first = '', next] = bodies[0]?.text.split('\n').filter((each) => each.trim() !== '') ?? [];
  const line = next !== undefined && isGreeting(first) ? next : first;
  return fillAnswer(line, words, { nameGap: (name) => name });
}
