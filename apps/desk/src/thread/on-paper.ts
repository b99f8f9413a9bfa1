import type { MessageDto } from '@hilo/api';

/** What a printed thread tells: what was said, not what was called back or waits to leave; and notes where asked for. */
export const isOnPaper = (message: Pick<MessageDto, 'kind' | 'delivery'>, hasNotes: boolean): boolean =>
  message.delivery !== 'cancelled' &&
  message.delivery !== 'scheduled' &&
  (message.kind === 'message' || (hasNotes && message.kind === 'note'));

/** Whether it has to say that it never reached anybody. */
export const failedToLeave = ({ delivery }: Pick<MessageDto, 'delivery'>): boolean =>
  delivery === 'failed' || delivery === 'unsent';
