import type { MessageMoveDto } from '@hilo/api';

type Move = Pick<MessageMoveDto, 'id' | 'messageIds' | 'undoneAt'>;

/** The moves (newest first) that can still be taken back: not undone, and none of their messages went on since. */
export const undoableMoves = (moves: readonly Move[]): Set<string> => {
  const movedOn = new Set<string>();
  const undoable = new Set<string>();
  for (const { id, messageIds } of moves.filter(({ undoneAt }) => undoneAt === null)) {
    if (!messageIds.some((messageId) => movedOn.has(messageId))) undoable.add(id);
    for (const messageId of messageIds) movedOn.add(messageId);
  }
  return undoable;
};
