import type { AttachmentDto, MessageDto } from '@hilo/api';
import { previewKind } from '../message/preview-kind.ts';
import { shownFiles } from '../message/shown-files.ts';

/** What a printed thread tells: what was said, not what was called back or waits to leave; and notes where asked for. */
export const isOnPaper = (message: Pick<MessageDto, 'kind' | 'delivery'>, hasNotes: boolean): boolean =>
  message.delivery !== 'cancelled' &&
  message.delivery !== 'scheduled' &&
  (message.kind === 'message' || (hasNotes && message.kind === 'note'));

/** Whether it has to say that it never reached anybody. */
export const failedToLeave = ({ delivery }: Pick<MessageDto, 'delivery'>): boolean =>
  delivery === 'failed' || delivery === 'unsent';

/**
 * The pictures that are printed with the words: those the thread shows, and of a message without words those of its
 * page. The logo of a signature is only named.
 */
export const picturesOnPaper = (
  message: Pick<MessageDto, 'direction' | 'text' | 'attachments' | 'redactedAt'>,
): AttachmentDto[] =>
  message.redactedAt !== null
    ? []
    : shownFiles({ ...message, text: message.text.trim() || '-' }).filter(
        ({ url, type }) => url !== null && previewKind(type) === 'image',
      );
