import type { AnswerDto } from '@hilo/api';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** How well an answer fits what was typed; null where it does not. Small is better. */
const rank = (answer: AnswerDto, wanted: string): number | null => {
  const shortcut = fold(answer.shortcut ?? '');
  const title = fold(answer.title);
  if (shortcut !== '' && shortcut === wanted) return 0;
  if (shortcut.startsWith(wanted)) return 1;
  if (title.startsWith(wanted)) return 2;
  if (title.includes(wanted)) return 3;
  if (fold(answer.folder).includes(wanted)) return 4;
  return answer.bodies.some(({ text }) => fold(text).includes(wanted)) ? 5 : null;
};

/** The answers that fit what was typed, best first; among those that fit as well, the most used. */
export function findAnswers(answers: readonly AnswerDto[], query: string): AnswerDto[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [...answers];
  return answers
    .map((answer) => ({ answer, rank: rank(answer, wanted) }))
    .filter((each): each is { answer: AnswerDto; rank: number } => each.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ answer }) => answer);
}
