import type { MessageDto } from '@hilo/api';
import type { Compose } from './useDraft.ts';

export type ForwardWords = { intro: string; from: string; date: string; subject: string | null };

/** A forward of one message: its words below a line that says whose they are, its files along with it. */
export function startForward(message: MessageDto, words: ForwardWords): Partial<Compose> {
  const head = [words.intro, words.from, words.date, ...(words.subject ? [words.subject] : [])];
  return {
    kind: 'forward',
    text: `\n\n${head.join('\n')}\n\n${message.text.trim()}`,
    html: null,
    to: [],
    cc: [],
    bcc: [],
    channelId: message.channelId,
    subject: message.subject === null ? null : `Fwd: ${message.subject.replace(/^(?:fwd?|rv)\s*:\s*/i, '')}`,
    inReplyTo: message.id,
    carried: message.attachments
      .filter((file) => !file.isInline && file.redactedAt === null)
      .map(({ id, name, size, type }) => ({ id, name, size, type })),
  };
}
