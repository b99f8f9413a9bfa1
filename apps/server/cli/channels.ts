import type { ChannelBlobs, Json, Party, Receive } from '@hilo/channel-kit';
import type { CliIo } from './command.ts';

/** Commands that channels bring along, by name and sub-command: with `channels.ts` of the server, the only place that names them. */
export const channelCommands: Record<
  string,
  { usage: string; run(args: string[], io: CliIo): Promise<number> }
> = {
  'mail explain': {
    usage:
      'usage: hilo mail explain FILE.eml… | FOLDER | -\n\n' +
      'Says how a mail is read. One file: one JSON object on one line. Several, or a folder: one line each, with `file`.\n' +
      'Reads nothing but the mail; no database is started.\n',
    run: async (args, io) => (await import('@hilo/channel-email/cli')).mailExplain(args, io),
  },
};

/** What an importer is given: the channel's settings, the files, and the way in. */
export type ImportContext = {
  settings: unknown;
  blobs: ChannelBlobs;
  receive: Receive;
  /** The identities under which the channel itself appears. */
  ownParties: Party[];
};

export type Importer = {
  /** Brings in one old message. `set` is remembered in the same commit. @returns what became of it */
  take(raw: Buffer, postedAt: Date, set: Record<string, Json>): Promise<string>;
  close(): Promise<void>;
};

/** What old messages can be brought in from, and by which kind of channel. */
export const importers: Record<string, { kind: string; open(context: ImportContext): Promise<Importer> }> = {
  mbox: {
    kind: 'email',
    async open({ settings, blobs, receive, ownParties }) {
      const [{ takeMail }, { holdReader }, { splitMail }, { emailSettings }] = await Promise.all([
        import('../../../channels/email/take-mail.ts'),
        import('../../../channels/email/share-reader.ts'),
        import('../../../channels/email/identify-mail.ts'),
        import('../../../channels/email/settings.ts'),
      ]);
      const reader = holdReader();
      const own = new Set(ownParties.map((party) => party.value));
      // Keys that signed old mail are gone by now: a check would call honest mail false.
      const context = { settings: { ...emailSettings.parse(settings), useAssurance: false }, blobs, receive };
      return {
        async take(raw, postedAt, set) {
          const from = /(?:^|\n)from[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/i.exec(splitMail(raw).head)?.[1] ?? '';
          const address = (/<([^<>]+)>\s*$/.exec(from.trim())?.[1] ?? from).trim().toLowerCase();
          const { outcome } = await takeMail(context, reader, {
            raw,
            direction: own.has(address) ? 'out' : 'in',
            arrivedAt: postedAt,
            envelope: null,
            session: null,
            set,
          });
          return outcome;
        },
        close: () => reader.release(),
      };
    },
  },
};
