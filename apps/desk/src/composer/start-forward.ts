import type { MessageDto } from '@hilo/api';
import { shownFiles } from '../thread/shown-files.ts';
import { wholeText } from './forward-words.ts';
import type { Compose } from './useDraft.ts';

export type ForwardWords = { intro: string; from: string; date: string; subject: string | null };

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
