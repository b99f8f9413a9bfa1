import { parseArgs } from 'node:util';
import { listBlockedQuery } from '@hilo/api';
import type { App } from '../src/app/app.ts';
import { blockIdentity } from '../src/customers/block-identity.ts';
import { listBlocked } from '../src/customers/list-blocked.ts';
import { CliError, type Command, printJson } from './command.ts';
import { withPlace } from './open-place.ts';

const system = { type: 'system' } as const;

export const blocked: Command = {
  help:
    'usage: hilo blocked list\n' +
    '       hilo blocked lift ID\n\n' +
    'list prints who is not heard, one JSON object a line, the newest first. lift takes the id of one of them: what\n' +
    'comes from there from now on is heard again; what came meanwhile stays among the ignored arrivals.\n',
  async run([sub, ...args], io) {
    if (sub === 'list') {
      parseArgs({ args, options: {} });
      return withPlace(io, async ({ app }) => {
        for await (const one of allBlocked(app)) printJson(io, one);
        return 0;
      });
    }
    if (sub === 'lift') {
      const [id] = parseArgs({ args, options: {}, allowPositionals: true }).positionals;
      return withPlace(io, async ({ app }) => {
        for await (const one of allBlocked(app))
          if (one.id === id) {
            await blockIdentity(app, system, one.customer.id, one.id, false);
            printJson(io, { ...one, blockedAt: null, blockedById: null });
            return 0;
          }
        throw new CliError(
          'blocked lift needs the id of somebody who is blocked; "blocked list" prints them.',
        );
      });
    }
    throw new CliError('blocked list or lift?');
  },
};

async function* allBlocked(app: App) {
  let cursor: string | undefined;
  do {
    const page = await listBlocked(app, system, listBlockedQuery.parse({ cursor, limit: 100 }));
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
