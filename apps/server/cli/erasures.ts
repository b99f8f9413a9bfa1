import { parseArgs } from 'node:util';
import { listErasures } from '../src/backup/erasure-ledger.ts';
import { type Command, printJson } from './command.ts';
import { withPlace } from './open-place.ts';

export const erasures: Command = {
  help:
    'usage: hilo erasures\n\n' +
    'Prints the customers that were erased, one JSON object a line, by ids alone. Keep it beside your backups: a\n' +
    'restore of an older backup erases them again with --erasures FILE.\n',
  async run(args, io) {
    parseArgs({ args, options: {} });
    return withPlace(io, async ({ app }) => {
      for (const erasure of await listErasures(app)) printJson(io, erasure);
      return 0;
    });
  },
};
