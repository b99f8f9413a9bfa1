import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPool, migrate } from '@hilo/db';
import { startEmbedded } from '@hilo/db/embedded';
import { root } from './fences/source-files.ts';
import { checkedColumns } from './generate/checked-columns.ts';
import { describeOpenApi } from './generate/describe-openapi.ts';
import { dumpSchema } from './generate/dump-schema.ts';
import { clientOperations } from './generate/make-client.ts';
import { clientPackage } from './generate/make-client-package.ts';
import { channelsPage, configPage, errorsPage } from './generate/make-docs.ts';
import { toldColumns } from './generate/told-columns.ts';

/** Everything that is made from the source, by path. */
const makeOutputs = async (): Promise<Map<string, string>> => {
  const outputs = new Map([
    ['docs/CONFIG.md', configPage()],
    ['docs/ERRORS.md', errorsPage()],
    ['docs/CHANNELS.md', channelsPage()],
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'hilo-generate-'));
  const embedded = await startEmbedded({ dataDir: folder, log: () => {} });
  try {
    const pool = createPool(embedded.url, { max: 2 });
    await migrate(pool, { now: new Date() });
    const client = await pool.connect();
    outputs.set('packages/db/schema.sql', await dumpSchema(client));
    const checked = await checkedColumns(client);
    client.release();
    const { document, routes } = await describeOpenApi(pool);
    outputs.set('docs/openapi.json', document);
    outputs.set('packages/api/src/generated/operations.ts', clientOperations(routes));
    for (const [name, text] of clientPackage(document))
      outputs.set(`apps/server/src/http/generated/client/${name}`, text);
    await pool.end();
    outputs.set('packages/db/src/generated/schema.ts', typesOf(embedded.url, folder, checked));
  } finally {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return outputs;
};

const typesOf = (url: string, folder: string, checked: Record<string, string>): string => {
  const file = join(folder, 'schema.ts');
  const made = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect',
      'postgres',
      '--url',
      url,
      '--camel-case',
      '--out-file',
      file,
      '--default-schema',
      'public',
      '--exclude-pattern',
      '(auth|graphile_worker).*|hilo_migration',
      '--type-mapping',
      '{"int8":"number","jsonb":"unknown","bytea":"Buffer"}',
      '--overrides',
      JSON.stringify({ columns: { ...checked, ...toldColumns } }),
    ],
    { cwd: join(root, 'packages/db'), encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`the types were not made: ${made.stderr}${made.stdout}`);
  return readFileSync(file, 'utf8');
};

/** Paths whose content on disk is not what the source makes. */
export const staleOutputs = async (): Promise<string[]> => {
  const stale: string[] = [];
  for (const [path, text] of await makeOutputs())
    if (!existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text) stale.push(path);
  return stale;
};

if (process.argv[1] === import.meta.filename)
  for (const [path, text] of await makeOutputs()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
