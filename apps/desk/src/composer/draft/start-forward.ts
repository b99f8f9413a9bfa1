import type { MessageDto } from '@hilo/api';
import type { useFormat, useT } from '@hilo/ui';
import { legible } from '../../customers/shown-identity.ts';
import { shownFiles } from '../../thread/message/shown-files.ts';
import { type Compose, emptyCompose } from '../compose.ts';
import type { composerMessages } from '../messages.ts';
import { putAside, takeBack } from '../recipients/recipients-aside.ts';
import { ownWords, putBelow, wholeText } from './forward-words.ts';

type ForwardWords = { intro: string; from: string; date: string; subject: string | null };

/** One message, in the agent's language, below what she has written already; to whom it was to go before, if it was begun. */
export function beginForward(
  from: {
    ticketId: string;
    /** Which to send on; else the one of which a forward was begun before, or the newest that anybody has got. */
    message: MessageDto | undefined;
    messages: readonly MessageDto[];
    compose: Compose;
  },
  say: {
    t: ReturnType<typeof useT<(typeof composerMessages)['es']>>;
    format: Pick<ReturnType<typeof useFormat>, 'date'>;
  },
): Partial<Compose> | null {
  const { ticketId, messages, compose } = from;
  const { t, format } = say;
  const find = (id: string | null | undefined) => messages.find((message) => message.id === id);
  const before = takeBack(ticketId, 'forward');
  const source = from.message ?? find(before?.inReplyTo) ?? lastSent(messages);
  if (!source) return null;
  const isSame = before?.inReplyTo === source.id;
  if (before && !isSame) putAside(ticketId, { ...emptyCompose(), ...before });
  if (compose.kind === 'answer') putAside(ticketId, compose);
  const begun = startForward(source, {
    intro: t('forward.intro'),
    from: t('forward.from', { name: source.author.name ?? legible(source.author.address) ?? '' }),
    date: t('forward.date', { date: format.date(source.occurredAt, 'full') }),
    subject: source.subject && t('forward.subject', { subject: source.subject }),
  });
  const { to, cc, bcc } = compose;
  return {
    ...begun,
    ...putBelow(ownWords(compose, find(compose.inReplyTo)), begun.text.trim()),
    ...(isSame ? before : {}),
    ...(compose.kind === 'forward' ? { to, cc, bcc } : {}),
  };
}

/** Nobody has got what was called back or leaves later. */
const lastSent = (messages: readonly MessageDto[]): MessageDto | undefined =>
  messages.findLast(
    ({ kind, delivery }) => kind === 'message' && delivery !== 'cancelled' && delivery !== 'scheduled',
  );

/** A forward of one message: its words below a line that says whose they are, its files and pictures along with it. */
export function startForward(message: MessageDto, words: ForwardWords) {
  const head = [words.intro, words.from, words.date, ...(words.subject ? [words.subject] : [])];
  const text = `\n\n${head.join('\n')}\n\n${wholeText(message)}`;
  return {
    kind: 'forward' as const,
    text,
    html: null,
    begun: text,
    to: [],
    cc: [],
    bcc: [],
    channelId: message.channelId,
    subject: message.subject === null ? null : `Fwd: ${message.subject.replace(/^(?:fwd?|rv)\s*:\s*/i, '')}`,
    inReplyTo: message.id,
    // As in the thread: pictures within the words, too, and not the logo of a signature.
    carried: shownFiles(message)
      .filter((file) => file.redactedAt === null)
      .map(({ id, name, size, type }) => ({ id, name, size, type })),
  } satisfies Partial<Compose>;
}
