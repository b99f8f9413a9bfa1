import { expect, test } from 'vitest';
import { undoableMoves } from './undoable-moves.ts';

const move = (id: string, messageIds: string[], undoneAt: string | null = null) => ({
  id,
  messageIds,
  undoneAt,
});
const at = '2026-11-30T10:00:00.000Z';

test.each([
  ['the only one', [move('a', ['1'])], ['a']],
  ['none that was taken back', [move('a', ['1'], at)], []],
  ['the later of two that took the same message', [move('b', ['1', '2']), move('a', ['1'])], ['b']],
  ['the earlier, too, once the later was taken back', [move('b', ['1'], at), move('a', ['1'])], ['a']],
  ['both of two that took different messages', [move('b', ['2']), move('a', ['1'])], ['b', 'a']],
])('%s can be taken back', (_name, moves, expected) => {
  expect([...undoableMoves(moves)]).toEqual(expected);
});
