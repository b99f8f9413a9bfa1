import type { MessageDto } from '@hilo/api';

const gone: ReadonlySet<string | null> = new Set(['cancelled', 'failed', 'scheduled', 'unsent']);

/** What the law has us say instead of an answer, and what went to somebody else, is what it is. */
const fixed: ReadonlySet<string | null> = new Set(['cure', 'extension', 'transfer', 'forward']);

/** Whether it can be said of a message, after it was sent, that it answers or does not. */
export const canBeMarked = ({
  direction,
  kind,
  delivery,
  countsAsAnswer,
  notCountedWhy,
  mark,
}: Pick<
  MessageDto,
  'direction' | 'kind' | 'delivery' | 'countsAsAnswer' | 'notCountedWhy' | 'mark'
>): boolean =>
  direction === 'out' &&
  kind === 'message' &&
  mark === null &&
  countsAsAnswer !== null &&
  !gone.has(delivery) &&
  !fixed.has(notCountedWhy);
