import type { AttachmentDto, MessageDto } from '@hilo/api';
import { api } from '../../api.ts';
import { shownFiles } from '../../thread/message/shown-files.ts';
import { type Compose, fromDraft } from '../compose.ts';
import type { ComposeRequest } from '../compose-request.ts';
import { escapeHtml, textToHtml, toMailHtml, withSignature } from '../writing/mail-html.ts';

type Words = { text: string; html: string | null };

/** The line above what is sent on, in whatever language it was begun. */
const introLine = /^-{10} [^\n]{1,60} -{10}$/m;
const gap = '<div><br></div>';

/** All that a message says, in the order in which mail programs show it. */
export const wholeText = ({ text, signature, quotedText }: MessageDto): string =>
  [text, signature, quotedText].flatMap((part) => part?.trim() || []).join('\n\n');

/** What the agent wrote, and from its line on what is sent on; null where that line was taken out. */
function part({ text, html }: Words): { own: Words; sentOn: Words } | null {
  const intro = introLine.exec(text);
  if (!intro) return null;
  const at = html === null ? 0 : html.indexOf(`<div>${escapeHtml(intro[0])}</div>`);
  if (at < 0) return null;
  return {
    own: { text: text.slice(0, intro.index).trimEnd(), html: html === null ? null : html.slice(0, at) },
    sentOn: { text: text.slice(intro.index).trim(), html: html === null ? null : html.slice(at) },
  };
}

/** Logos and the like, which go along unasked where the page does that shows them. */
const hiddenPictures = (message: MessageDto): AttachmentDto[] =>
  message.attachments.filter(
    (file) => file.isInline && file.redactedAt === null && !shownFiles(message).includes(file),
  );

const squash = (text: string): string => text.replace(/\s+/g, '');
/** Whether nobody changed what is sent on. */
const isAsItCame = (sentOn: Words, message: MessageDto): boolean =>
  squash(sentOn.text.split('\n\n').slice(1).join('\n\n')) === squash(wholeText(message));
const linesToHtml = (text: string): string => (text === '' ? '' : toMailHtml(textToHtml(text)));

/** No "-- " before it: below that line mail programs take all for the signature, what is sent on too. */
const sign = ({ text, html }: Words, signature: string): Words => ({
  text: [text, signature.trim()].filter((line) => line !== '').join('\n\n'),
  html:
    html === null || signature.trim() === ''
      ? html
      : `${html.replace(/(?:<div><br><\/div>)+$/, '')}${html === '' ? '' : gap}${linesToHtml(signature.trim())}`,
});

/**
 * A forward as it is sent: the signature below the agent's own words. Where what is sent on stands as it was, and
 * `message` has a format, `forwards` names it: the server then puts its formatted words below ours.
 */
export function forwardWords(
  compose: Words,
  signature: string,
  message: MessageDto | undefined,
): Words & { forwards?: string; pictureIds?: string[] } {
  const parts = part(compose);
  if (!parts) return withSignature(compose, signature);
  const own = sign(parts.own, signature);
  const text = `${own.text}\n\n${parts.sentOn.text}`.trim();
  if (!message?.hasHtml || !isAsItCame(parts.sentOn, message))
    return { text, html: own.html === null ? null : `${own.html}${gap}${parts.sentOn.html}` };
  const [head = ''] = parts.sentOn.text.split('\n\n');
  const above = own.html ?? linesToHtml(own.text);
  return {
    text,
    html: `${above === '' ? '' : above + gap}${linesToHtml(head)}${gap}`,
    forwards: message.id,
    pictureIds: hiddenPictures(message).map(({ id }) => id),
  };
}

/** A forward that was called back, to be written on: without its signature, and what is sent on as lines. */
export function withoutForwardSignature<Draft extends Words>(draft: Draft, signature: string): Draft {
  const parts = part(draft);
  if (!parts) return draft;
  const signed = sign({ text: '', html: '' }, signature);
  const cut = (words: string, end: string) =>
    end !== '' && words.endsWith(end) ? words.slice(0, -end.length) : words;
  const text = cut(parts.own.text, signed.text).trimEnd();
  const html =
    parts.own.html === null
      ? null
      : cut(parts.own.html.replace(/(?:<div><br><\/div>)+$/, ''), signed.html ?? '');
  return {
    ...draft,
    text: `${text}\n\n${parts.sentOn.text}`,
    html: html === null ? null : `${html}${gap}${linesToHtml(parts.sentOn.text)}`,
  };
}

/** A forward as it comes back with its signature and files: as it was written. */
export function takeUpForward(
  draft: NonNullable<ComposeRequest['draft']>,
  signature: string,
  message: MessageDto | undefined,
): Compose {
  const compose = fromDraft(withoutForwardSignature(draft, signature));
  const hidden = new Set(message && hiddenPictures(message).map(({ id }) => id));
  return { ...compose, carried: compose.carried.filter(({ id }) => !hidden.has(id)) };
}

/** The agent's own words, of a forward without what it sends on, unless somebody changed that. */
export function ownWords({ kind, text, html }: Compose, message: MessageDto | undefined): Words {
  const parts = kind === 'forward' ? part({ text, html }) : null;
  if (!parts || !message || !isAsItCame(parts.sentOn, message)) return { text, html };
  const own = parts.own.html?.replace(/(?:<div><br><\/div>)+$/, '') ?? null;
  return { text: parts.own.text, html: parts.own.text === '' ? null : own };
}

/** What is put below one's own words, as lines. */
export const putBelow = (own: Words, below: string): Words =>
  own.text === ''
    ? { text: `\n\n${below}`, html: null }
    : {
        text: `${own.text}\n\n${below}`,
        html: own.html === null ? null : `${own.html}${gap}${linesToHtml(below)}`,
      };

/** A message that lies too far back in its thread to be here; it is read for a forward of it. */
export async function findFurtherBack(ticketId: string, messageId: string): Promise<MessageDto | undefined> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.messages>> = await api.messages(ticketId, {
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    const found = page.items.find(({ id }) => id === messageId);
    if (found) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
