import type { MessageDto } from '@hilo/api';
import { type Compose, fromDraft, isDraft } from './compose.ts';
import type { ComposeRequest } from './compose-request.ts';
import { withoutSignature } from './mail-html.ts';

/** What puts a forward together; it comes with the first of them. */
export const forwarding = () => import('./forward-words.ts');

/** A message that comes back, as it was written: without its signature, a forward as a forward, above what is there by now. */
export async function writtenBack(
  draft: NonNullable<ComposeRequest['draft']>,
  signature: string,
  messages: readonly MessageDto[],
  here: () => Compose,
): Promise<Compose> {
  const isForward = draft.kind === 'forward';
  const words = isForward ? await forwarding().catch(() => null) : null;
  const source = messages.find(({ id }) => id === draft.inReplyTo);
  const back = isForward
    ? (words?.takeUpForward(draft, signature, source) ?? fromDraft(draft))
    : fromDraft(withoutSignature(draft, signature));
  if (!isDraft(here())) return back;
  const { joinComposes } = await import('./join-composes.ts');
  return joinComposes(back, here());
}
