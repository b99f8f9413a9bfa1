import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { changeImport, createImport } from '../src/imports/map-import.ts';
import { readImport } from '../src/imports/read-import.ts';
import { listImportRows } from '../src/imports/read-rows.ts';
import { cancelImport, startWork } from '../src/imports/steer-import.ts';
import { workImports } from '../src/imports/work-imports.ts';
import { CliError, type CliIo, printJson } from './command.ts';
import { type Place, withPlace } from './open-place.ts';

const mostBytes = 25 * 1024 * 1024;
const me: Actor = { type: 'system' };
const shownRefusals = 100;

/** `hilo import customers FILE.csv`: the same as the import of the desk, with the guessed columns. */
export const importCustomers = async (args: string[], io: CliIo): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      'dry-run': { type: 'boolean', default: false },
      overwrite: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new CliError('import customers needs one FILE.');
  const size = (await stat(file).catch(() => null))?.size;
  if (size === undefined) throw new CliError(`${file} is not a file.`);
  if (size > mostBytes) throw new CliError(`${file} has more than 25 MB: part it.`);
  return withPlace(io, (place) =>
    run(place, io, file, values['dry-run'], values.overwrite).catch((error: unknown) => {
      throw error instanceof HiloError ? new CliError(error.message) : error;
    }),
  );
};

const run = async (
  { app }: Place,
  io: CliIo,
  file: string,
  isDry: boolean,
  isOverwriting: boolean,
): Promise<number> => {
  const begun = performance.now();
  const blob = await app.blobs.put(await readFile(file));
  const { id, form, sample } = await createImport(app, me, {
    blob: blob.id,
    name: basename(file),
    size: blob.size,
  });
  const columns = Object.fromEntries((sample[0] ?? []).map((name, at) => [name, form.columns[at] ?? null]));
  if (isOverwriting) await changeImport(app, me, id, { isOverwriting });
  const finish = async (work: 'check' | 'run') => {
    await startWork(app, me, id, work);
    for (;;) {
      // A running server may have taken it up already; then it is waited for.
      await workImports(app, new AbortController().signal);
      const now = await readImport(app, me, id);
      if (now.state === 'failed') throw new CliError('the file cannot be read as CSV.');
      if (now.state !== 'checking' && now.state !== 'running') return now;
      io.stderr.write(`${now.counts.finished} of ${now.counts.total} lines\n`);
      await sleep(500);
    }
  };
  const checked = await finish('check');
  const { counts } = isDry ? checked : await finish('run');
  const { items } = await listImportRows(app, me, id, { limit: shownRefusals, outcome: 'refused' });
  if (isDry) await cancelImport(app, me, id);
  printJson(io, {
    file,
    isDryRun: isDry,
    columns,
    ...counts,
    refusals: items.map(({ line, why }) => ({ line, why })),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  });
  return 0;
};
