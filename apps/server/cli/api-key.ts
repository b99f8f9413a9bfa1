import { parseArgs } from 'node:util';
import {
  apiScopes,
  createApiKey,
  createApiKeyBody,
  listApiKeys,
  revokeApiKey,
} from '../src/auth/api-keys.ts';
import { CliError, type Command, printJson } from './command.ts';
import { withPlace } from './open-place.ts';
import { sayIssues } from './say-issues.ts';

const system = { type: 'system' } as const;

export const apiKey: Command = {
  help:
    "usage: hilo api-key create --name NAME --scope SCOPE… | --scope '*'\n" +
    '       hilo api-key list\n' +
    '       hilo api-key revoke ID\n\n' +
    'create prints the key and nothing else on stdout: it is shown this once. list and revoke print JSON.\n' +
    `scopes: ${apiScopes.join(' ')}\n`,
  async run([sub, ...args], io) {
    if (sub === 'create') {
      const { values } = parseArgs({
        args,
        options: { name: { type: 'string' }, scope: { type: 'string', multiple: true } },
      });
      const { name } = values;
      const scope = values.scope?.flatMap((each) => each.split(/[\s,]+/).filter(Boolean));
      const wanted = createApiKeyBody.safeParse({ name, scopes: scope });
      if (!wanted.success)
        throw new CliError(
          `api-key create needs --name and --scope: ${sayIssues(wanted.error.issues, { name, scopes: scope }, { scopes: 'scope' })}.`,
        );
      return withPlace(io, async ({ app }) => {
        const { key } = await createApiKey(app, system, wanted.data);
        io.stdout.write(`${key}\n`);
        return 0;
      });
    }
    if (sub === 'list') {
      parseArgs({ args, options: {} });
      return withPlace(io, async ({ app }) => {
        printJson(io, await listApiKeys(app, system));
        return 0;
      });
    }
    if (sub === 'revoke') {
      const [id] = parseArgs({ args, options: {}, allowPositionals: true }).positionals;
      if (!id || !/^[0-9a-f-]{36}$/i.test(id))
        throw new CliError('api-key revoke needs the id of a key; "api-key list" prints them.');
      return withPlace(io, async ({ app }) => {
        printJson(io, await revokeApiKey(app, system, id));
        return 0;
      });
    }
    throw new CliError('api-key create, list or revoke?');
  },
};
