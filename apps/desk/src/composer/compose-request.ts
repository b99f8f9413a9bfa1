import type { AttachmentDto, DraftDto, FiledDraftDto, MessageDto } from '@hilo/api';

/** What the composer is asked to do, from a key, a button or a message. */
export type ComposeRequest = {
  kind: DraftDto['kind'];
  /** Answer or forward this one, not the latest. */
  message?: MessageDto;
  /** Words of a message to be quoted where the caret is. */
  quote?: { message: MessageDto; text: string };
  /** Words that come back: a message that was called back or did not go out. */
  draft?: DraftDto & Partial<Pick<FiledDraftDto, 'files'>>;
};

/** An attachment of an earlier message that goes along with a forward. */
export type CarriedFile = Pick<AttachmentDto, 'id' | 'name' | 'size' | 'type'>;
