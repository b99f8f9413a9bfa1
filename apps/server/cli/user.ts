import { parseArgs } from 'node:util';
import { inviteAgentBody } from '@hilo/api';
import { roles } from '@hilo/core';
import { sql } from 'kysely';
import { createAccessLink } from '../src/agents/access-link.ts';
import { deactivateAgent } from '../src/agents/deactivate-agent.ts';
import { inviteAgent } from '../src/agents/invite-agent.ts';
import { presentAgent, readAgent, selectAgents } from '../src/agents/present-agent.ts';
import type { App } from '../src/app/app.ts';
import { createAuth } from '../src/auth/create-auth.ts';
import { addAgent, setAgentPassword } from '../src/setup/create-administrator.ts';
import { CliError, type CliIo, type Command, printJson, readSecretLine } from './command.ts';
import { withPlace } from './open-place.ts';
import { sayIssues } from './say-issues.ts';

const system = { type: 'system' } as const;

export const user: Command = {
  help:
    `usage: hilo user create --email ADDRESS --name NAME --role ${roles.join('|')} [--password-stdin]\n` +
    '       hilo user list\n' +
    '       hilo user reset ADDRESS [--password-stdin]\n' +
    '       hilo user deactivate ADDRESS [--hand-to ADDRESS]\n\n' +
    'create prints the user as JSON. Without --password-stdin it holds `link`, with which the person sets a password;\n' +
    'it is good for seven days. With it, the password is read from standard input (12 characters or more).\n' +
    'reset prints such a link, good for an hour, and nothing else on stdout; with --password-stdin it sets the\n' +
    'password, takes the second factor away, ends every session, and prints the user as JSON.\n' +
    'deactivate ends every session and hands open tickets to somebody else, or back to their queues.\n' +
    'A running Hilo notices within seconds.\n',
  async run([sub, ...args], io) {
    const action = actions[sub ?? ''];
    if (!action) throw new CliError('user create, list, reset or deactivate?');
    return action(args, io);
  },
};

const create = async (args: string[], io: CliIo): Promise<number> => {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
    },
  });
  const { email, name, role } = values;
  const given = inviteAgentBody.safeParse({ email, name, role });
  if (!given.success)
    throw new CliError(
      `user create needs --email, --name and --role: ${sayIssues(given.error.issues, { email, name, role })}.`,
    );
  const password = values['password-stdin'] ? await readSecretLine(io) : null;
  // The first administrator can be made before the first start.
  const opening = { mayMake: true };
  return withPlace(
    io,
    async ({ app, publicUrl }) => {
      if (password === null) {
        const { agent, link, expiresAt } = await inviteAgent(app, system, given.data, {
          publicUrl: () => publicUrl,
        });
        printJson(io, { ...agent, link, expiresAt });
      } else {
        const { agentId } = await addAgent(app, system, { ...given.data, password });
        printJson(io, presentAgent(await readAgent(app, agentId)));
      }
      return 0;
    },
    opening,
  );
};

const list = async (args: string[], io: CliIo): Promise<number> => {
  parseArgs({ args, options: {} });
  return withPlace(io, async ({ app }) => {
    printJson(io, { items: (await selectAgents(app.db).execute()).map(presentAgent) });
    return 0;
  });
};

const reset = async (args: string[], io: CliIo): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    options: { 'password-stdin': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const email = requireAddress(positionals[0], 'user reset');
  const password = values['password-stdin'] ? await readSecretLine(io) : null;
  return withPlace(io, async ({ app, publicUrl }) => {
    if (password !== null) {
      const { agentId } = await setAgentPassword(app, system, { email, password });
      printJson(io, presentAgent(await readAgent(app, agentId)));
    } else {
      const agentId = await findAgent(app, email);
      const { link } = await createAccessLink(app, system, agentId, { publicUrl: () => publicUrl });
      io.stdout.write(`${link}\n`);
    }
    return 0;
  });
};

const deactivate = async (args: string[], io: CliIo): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    options: { 'hand-to': { type: 'string' } },
    allowPositionals: true,
  });
  const email = requireAddress(positionals[0], 'user deactivate');
  return withPlace(io, async ({ app }) => {
    const agentId = await findAgent(app, email);
    const other = values['hand-to'];
    const handToAgentId = other === undefined ? null : await findAgent(app, other);
    printJson(io, await deactivateAgent(app, createAuth(app), system, agentId, { handToAgentId }));
    return 0;
  });
};

const actions: Record<string, (args: string[], io: CliIo) => Promise<number>> = {
  create,
  list,
  reset,
  deactivate,
};

const requireAddress = (given: string | undefined, what: string): string => {
  if (!given?.includes('@'))
    throw new CliError(`${what} needs the address of a user; "user list" prints them.`);
  return given;
};

const findAgent = async (app: App, email: string): Promise<string> => {
  const row = await app.db
    .selectFrom('agent')
    .select('id')
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  if (!row) throw new CliError(`There is no user with the address ${email}; "user list" prints them.`);
  return row.id;
};
