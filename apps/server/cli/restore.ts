import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '@hilo/db';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { createApp } from '../src/app/create-app.ts';
import { readLedger } from '../src/backup/erasure-ledger.ts';
import { restoreBackup } from '../src/backup/restore-backup.ts';
import { type Settled, settleRestored } from '../src/backup/settle-restored.ts';
import { CliError, type Command, printJson } from './command.ts';

export const restore: Command = {
  help:
    'usage: hilo restore FILE.tar.gz [--data-dir FOLDER] [--erasures FILE]\n\n' +
    'Restores into an empty data directory (and, with DATABASE_URL, into that empty database), brings the schema up to\n' +
    'date, erases again whom the ledger names, and leaves the place ready for "npm start". --erasures takes what\n' +
    '"hilo erasures" printed later than the backup. A secret.key may lie in the directory before.\n' +
    'Messages that were waiting to go out at the moment of the backup are shown as "unknown": they may have gone out\n' +
    'since, and a person decides. Everybody signs in again. Prints JSON; progress is on stderr.\n',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { 'data-dir': { type: 'string' }, erasures: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new CliError('restore needs one FILE.');
    const read = readConfig(io.environment);
    const config: Config = { ...read, dataDir: resolve(values['data-dir'] ?? read.dataDir) };
    const ledger = values.erasures === undefined ? [] : await readLedger(values.erasures);
    let settled: Settled | null = null;
    const { header, manifest, schemaVersion, secret } = await restoreBackup({
      file,
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      now: new Date(),
      log: (line) => io.stderr.write(`${line}\n`),
      progress: (line) => io.stderr.write(`${line}\n`),
      settle: async (databaseUrl) => {
        const pool = createPool(databaseUrl, { max: 2, applicationName: 'hilo-restore' });
        try {
          // No key is made here: the real one may still have to be put there.
          const hasKey = config.secret !== null || existsSync(join(config.dataDir, 'secret.key'));
          const app = createApp(
            hasKey ? config : { ...config, secret: 'nothing is sealed or opened while restoring' },
            pool,
            pino({ level: 'error' }, pino.destination(2)),
          );
          settled = await settleRestored(app, ledger);
        } finally {
          await pool.end();
        }
      },
    });
    const isSecretMissing = secret === 'missing' && config.secret === null;
    printJson(io, {
      file: resolve(file),
      dataDir: config.dataDir,
      madeAt: header.madeAt,
      madeBy: header.madeBy,
      schemaVersion,
      rows: Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0),
      blobs: { count: manifest.blobs.count, missing: manifest.blobs.missing.count },
      secret: isSecretMissing ? 'missing' : secret === 'missing' ? 'environment' : secret,
      secretKeyId: header.secretKeyId,
      ...(settled as Settled | null),
    });
    if (isSecretMissing)
      io.stderr.write(
        `The secret key was not in the backup: put your secret.key into ${config.dataDir} (or set HILO_SECRET) before the first start. Without it the channels ask for their passwords again.\n`,
      );
    return 0;
  },
};
