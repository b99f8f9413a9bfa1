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
type ImportContext = {
  settings: unknown;
  blobs: Pick<ChannelBlobs, 'begin'>;
  receive: Receive;
  /** The identities under which the channel itself appears. */
  ownParties: Party[];
};

type Importer = {
  /** The old messages of a file, from a place in it (bytes); `raw` is null for one that is too large. */
  read(file: string, start: number): AsyncIterable<OldMessage>;
  /** Brings in one old message. `set` is remembered in the same commit. @returns what became of it */
  take(raw: Buffer, postedAt: Date, set: Record<string, Json>): Promise<string>;
  close(): Promise<void>;
};

/** `end` is the place in the file where the next one begins. */
type OldMessage = { raw: Buffer | null; bytes: number; postedAt: Date | null; end: number };

/** What old messages can be brought in from, and by which kind of channel. */
export const importers: Record<
  string,
  {
    kind: string;
    /** How such a file is known, for whoever chose another. */
    looksLike: string;
    open(context: ImportContext): Promise<Importer>;
  }
> = {
  mbox: {
    kind: 'email',
    looksLike: 'an mbox file has a line that begins with "From " before each mail',
    open: async (context) => (await import('@hilo/channel-email/import-mbox')).openMboxImport(context),
  },
};
