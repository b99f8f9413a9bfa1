import type { Compose } from '../compose.ts';

/** To whom something was to go, and about what, as somebody typed it. */
type Addressed = Pick<Compose, 'kind' | 'channelId' | 'to' | 'cc' | 'bcc' | 'subject' | 'inReplyTo'>;

const placeOf = (ticketId: string, kind: Compose['kind']): string => `hilo.aside.${ticketId}.${kind}`;

/** A forward begins with nobody and a subject of its own; an answer leaves both to the server. */
const wasTyped = ({ to, cc, bcc, subject, kind }: Compose): boolean =>
  [...(to ?? []), ...(cc ?? []), ...bcc].length > 0 || (kind === 'answer' && subject !== null);

/**
 * An answer goes to others than a forward does: what was typed for the one is put aside in this browser while the other
 * is written, and is there again once that one is.
 */
export function putAside(ticketId: string, compose: Compose): void {
  if (!wasTyped(compose)) return;
  const { kind, channelId, to, cc, bcc, subject, inReplyTo } = compose;
  const aside: Addressed = { kind, channelId, to, cc, bcc, subject, inReplyTo };
  try {
    localStorage.setItem(placeOf(ticketId, kind), JSON.stringify(aside));
  } catch {
    // The disk of the browser is full or closed: the words are kept all the same.
  }
}

/** What was put aside for an answer or a forward of this ticket; asked once, it is nowhere any more. */
export function takeBack(ticketId: string, kind: Compose['kind']): Addressed | null {
  const place = placeOf(ticketId, kind);
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as Addressed | null;
    localStorage.removeItem(place);
    return found;
  } catch {
    return null;
  }
}
