import type { MessageDto } from '@hilo/api';
import { api } from '../../api.ts';
import { type Compose, fromDraft, isDraft, toDraft } from '../compose.ts';
import type { ComposeRequest } from '../compose-request.ts';
import { joinComposes } from '../join-composes.ts';
import { withoutSignature } from '../writing/mail-html.ts';

/** The agent has gone on to another ticket: what comes back waits there as a draft, beside what is there by now. */
export async function keepForLater(ticketId: string, back: Compose): Promise<void> {
  const { replaced } = await api.saveDraft(ticketId, { ...toDraft(back), knownAt: null });
  if (replaced) await api.saveDraft(ticketId, toDraft(joinComposes(back, fromDraft(replaced))));
}

/** A message that comes back, as it was written: without its signature, a forward as a forward, above what is there by now. */
export async function writtenBack(
  draft: NonNullable<ComposeRequest['draft']>,
  signature: string,
  messages: readonly MessageDto[],
  here: () => Compose,
): Promise<Compose> {
  const isForward = draft.kind === 'forward';
  const words = isForward ? await import('./forward-words.ts').catch(() => null) : null;
  const source = messages.find(({ id }) => id === draft.inReplyTo);
  const back = isForward
    ? (words?.takeUpForward(draft, signature, source) ?? fromDraft(draft))
    : fromDraft(withoutSignature(draft, signature));
  return isDraft(here()) ? joinComposes(back, here()) : back;
}
