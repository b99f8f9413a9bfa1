import type { AnswerDto } from '@hilo/api';
import { type AnswerVariable, answerVariables, fillAnswer } from '@hilo/core';

/** How an answer begins, as a person reads it: "Hola, [nombre de pila]:" and not the name of a place between braces. */
export function firstLine(
  { bodies }: Pick<AnswerDto, 'bodies'>,
  wordFor: (name: AnswerVariable) => string,
): string {
  const words = Object.fromEntries(answerVariables.map((name) => [name, `[${wordFor(name)}]`])) as Record<
    AnswerVariable,
    string
  >;
  const line = bodies[0]?.text.split('\n').find((each) => each.trim() !== '') ?? '';
  return fillAnswer(line, words, { nameGap: (name) => name });
}
