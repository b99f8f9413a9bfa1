import type { MessageDto } from '@hilo/api';
import type { useFormat, useT } from '@hilo/ui';
import { legible } from '../customers/shown-identity.ts';
import { shownFiles } from '../thread/shown-files.ts';
import type { Compose } from './compose.ts';
import { ownWords, putBelow, wholeText } from './forward-words.ts';
import type { composerMessages } from './messages.ts';

export type ForwardWords = { intro: string; from: string; date: string; subject: string | null };

/** The same in the agent's language, below what she has written already. */
export function beginForward(
  source: MessageDto,
  before: { compose: Compose; source: MessageDto | undefined },
  t: ReturnType<typeof useT<(typeof composerMessages)['es']>>,
  format: ReturnType<typeof useFormat>,
): Partial<Compose> {
  const begun = startForward(source, {
    intro: t('forward.intro'),
    from: t('forward.from', { name: source.author.name ?? legible(source.author.address) ?? '' }),
    date: t('forward.date', { date: format.date(source.occurredAt, 'full') }),
    subject: source.subject && t('forward.subject', { subject: source.subject }),
  });
  const { compose } = before;
  const { to, cc, bcc } = compose;
  return {
    ...begun,
    ...putBelow(ownWords(compose, before.source), begun.text.trim()),
    ...(compose.kind === 'forward' ? { to, cc, bcc } : {}),
  };
}

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
