import { channelCommands } from './channels.ts';
import { CliError, type Command } from './command.ts';

const explain = channelCommands['mail explain']!;

export const mail: Command = {
  help: explain.usage,
  async run([sub, ...args], io) {
    if (sub !== 'explain') throw new CliError('say what to do with it: mail explain FILE… | FOLDER | -');
    return explain.run(args, io);
  },
};
