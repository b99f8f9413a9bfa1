import type { MessageDto } from '@hilo/api';
import type { useFormat, useT } from '@hilo/ui';
import { legible } from '../customers/shown-identity.ts';
import { shownFiles } from '../thread/shown-files.ts';
import { wholeText } from './forward-words.ts';
import type { composerMessages } from './messages.ts';
import type { Compose } from './useDraft.ts';

export type ForwardWords = { intro: string; from: string; date: string; subject: string | null };

/** The same in the agent's language. */
export function beginForward(
  source: MessageDto,
  t: ReturnType<typeof useT<(typeof composerMessages)['es']>>,
  format: ReturnType<typeof useFormat>,
): Partial<Compose> {
  return startForward(source, {
    intro: t('forward.intro'),
    from: t('forward.from', { name: source.author.name ?? legible(source.author.address) ?? '' }),
    date: t('forward.date', { date: format.date(source.occurredAt, 'full') }),
    subject: source.subject && t('forward.subject', { subject: source.subject }),
  });
}

/** A forward of one message: its words below a line that says whose they are, its files and pictures along with it. */
export function startForward(message: MessageDto, words: ForwardWords): Partial<Compose> {
  const head = [words.intro, words.from, words.date, ...(words.subject ? [words.subject] : [])];
  return {
    kind: 'forward',
    text: `\n\n${head.join('\n')}\n\n${wholeText(message)}`,
    html: null,
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
  };
}
