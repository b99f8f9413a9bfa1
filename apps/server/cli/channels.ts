import type { CliIo } from './command.ts';

/** Commands that channels bring along, by name and sub-command: with `channels.ts` beside it, the only place that names them. */
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
