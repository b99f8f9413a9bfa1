import type { Arrival, ChannelBlobs, Json, Party, Received } from '@hilo/channel-kit';
import { splitMail } from './identify-mail.ts';
import { type MboxMail, readMbox } from './read-mbox.ts';
import { emailSettings } from './settings.ts';
import { holdReader } from './share-reader.ts';
import { takeMail } from './take-mail.ts';

export type MboxImport = {
  /** The mails of the file from a place in it (bytes). */
  read(file: string, start: number): AsyncIterable<MboxMail>;
  /** Brings in one old mail. `set` is remembered in the same commit. @returns what became of it */
  take(raw: Buffer, postedAt: Date, set: Record<string, Json>): Promise<string>;
  close(): Promise<void>;
};

/** Old mails on their way into a channel; those from one of `ownParties`, its own addresses, were sent. */
export const openMboxImport = ({
  settings,
  blobs,
  receive,
  ownParties,
}: {
  settings: unknown;
  blobs: Pick<ChannelBlobs, 'begin'>;
  receive(arrival: Arrival, options?: { set?: Record<string, Json> }): Promise<Received>;
  ownParties: Party[];
}): MboxImport => {
  const reader = holdReader();
  const own = new Set(ownParties.map((party) => party.value));
  // Keys that signed old mail are gone by now: a check would call honest mail false.
  const context = { settings: { ...emailSettings.parse(settings), useAssurance: false }, blobs, receive };
  return {
    read: (file, start) => readMbox(file, { start }),
    async take(raw, postedAt, set) {
      const { outcome } = await takeMail(context, reader, {
        raw,
        direction: own.has(writerOf(raw)) ? 'out' : 'in',
        arrivedAt: postedAt,
        envelope: null,
        session: null,
        set,
      });
      return outcome;
    },
    close: () => reader.release(),
  };
};

const writerOf = (raw: Buffer): string => {
  const from = /(?:^|\n)from[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/i.exec(splitMail(raw).head)?.[1] ?? '';
  return (/<([^<>]+)>\s*$/.exec(from.trim())?.[1] ?? from).trim().toLowerCase();
};
