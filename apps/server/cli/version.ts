import { type Command, printJson } from './command.ts';
import { readVersions } from './read-versions.ts';

export const version: Command = {
  help: 'usage: hilo version\n\nPrints {version, schemaVersion, node} as JSON: of this program, not of a database.\n',
  async run(_args, io) {
    printJson(io, readVersions());
    return 0;
  },
};
