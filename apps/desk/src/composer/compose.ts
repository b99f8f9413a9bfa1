import type { DraftDto, FiledDraftDto, PartyDto } from '@hilo/api';
import type { UploadDto } from '@hilo/api/client';
import type { CarriedFile } from './compose-request.ts';

/** A picture stands among the words; taken out of them, it does not go along. */
type ComposeUpload = UploadDto & { isPicture?: boolean };

/** All that is being written on one ticket. `null` recipients are those the server would choose. */
export type Compose = {
  kind: DraftDto['kind'];
  text: string;
  html: string | null;
  channelId: string | null;
  to: PartyDto[] | null;
  cc: PartyDto[] | null;
  bcc: PartyDto[];
  subject: string | null;
  uploads: ComposeUpload[];
  carried: CarriedFile[];
  inReplyTo: string | null;
  /** What the program itself put there, as a forward begins with what it sends on; null where it put nothing. */
  begun: string | null;
};

/** A note is written beside an answer or a forward: its words never become theirs. */
export type DraftSide = 'answer' | 'note';
export const sideOf = (kind: Compose['kind']): DraftSide => (kind === 'note' ? 'note' : 'answer');

export const emptyCompose = (kind: Compose['kind'] = 'answer'): Compose => ({
  kind,
  text: '',
  html: null,
  channelId: null,
  to: null,
  cc: null,
  bcc: [],
  subject: null,
  uploads: [],
  carried: [],
  inReplyTo: null,
  begun: null,
});

/** What goes along: all that was attached, and the pictures that still stand among the words. */
export const uploadsOf = (compose: Pick<Compose, 'uploads' | 'html'>): ComposeUpload[] =>
  compose.uploads.filter(
    ({ id, isPicture }) => !isPicture || compose.html?.includes(`cid:${id}@hilo`) === true,
  );

export const countFiles = ({ uploads, carried }: Compose): number => uploads.length + carried.length;
export const hasWords = (compose: Compose): boolean => compose.text.trim() !== '' || countFiles(compose) > 0;

const squash = (text: string): string => text.replace(/\s+/g, '');

/** Whether nobody has done anything with what the program put there: no word, no recipient, no file. */
export const isUntouched = ({ begun, text, to, cc, bcc, uploads }: Compose): boolean =>
  begun !== null &&
  squash(text) === squash(begun) &&
  [...(to ?? []), ...(cc ?? []), ...bcc, ...uploads].length === 0;

/** Whether somebody would miss it. */
export const isDraft = (compose: Compose): boolean => hasWords(compose) && !isUntouched(compose);

export const toDraft = (compose: Compose): DraftDto => ({
  kind: compose.kind,
  text: compose.text,
  html: compose.html,
  channelId: compose.channelId,
  to: compose.to,
  cc: compose.cc,
  bcc: compose.bcc,
  subject: compose.subject,
  uploadIds: uploadsOf(compose).map(({ id }) => id),
  attachmentIds: compose.carried.map(({ id }) => id),
  inReplyTo: compose.inReplyTo,
});

/** A draft as the server gives it back; a file of which nothing is known any more has no name. */
export const fromDraft = (draft: DraftDto & Partial<Pick<FiledDraftDto, 'files'>>): Compose => {
  const find = (id: string) => draft.files?.find((file) => file.id === id);
  return {
    ...emptyCompose(draft.kind),
    text: draft.text,
    html: draft.html,
    channelId: draft.channelId,
    to: draft.to,
    cc: draft.cc,
    bcc: draft.bcc,
    subject: draft.subject,
    uploads: draft.uploadIds.map((id) => ({
      ...(find(id) ?? { id, name: '', type: '', size: 0 }),
      isPicture: draft.html?.includes(`cid:${id}@hilo`) === true,
    })),
    carried: draft.attachmentIds.map((id) => find(id) ?? { id, name: null, type: '', size: 0 }),
    inReplyTo: draft.inReplyTo,
  };
};

/** Whether both say and do the same. */
export const isSameDraft = (one: DraftDto, other: Compose): boolean =>
  JSON.stringify(toDraft(fromDraft(one))) === JSON.stringify(toDraft(other));
