import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyBackup } from '../src/backup/verify-backup.ts';
import { writeBackup } from '../src/backup/write-backup.ts';
import { CliError, type CliIo, type Command, printJson } from './command.ts';
import { withPlace } from './open-place.ts';
import { readVersions } from './read-versions.ts';

export const backup: Command = {
  help:
    'usage: hilo backup FILE.tar.gz [--with-secret] [--replace]\n' +
    '       hilo backup --verify FILE.tar.gz [--temporary FOLDER]\n\n' +
    'Writes database and files into one file, while Hilo goes on working: one moment of it, whole or not at all.\n' +
    'The passwords of your channels inside are sealed with secret.key. That key is left out unless you say\n' +
    '--with-secret: then whoever has the file has everything. Without it keep secret.key elsewhere, or the channels\n' +
    'ask for their passwords again after a restore. `holdsSecret` in the output says which.\n' +
    '--verify restores into a temporary place, compares every row and file, and throws the place away.\n' +
    'Prints JSON; progress is on stderr. `blobs.missing` counts files that were gone or broken already.\n',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: {
        'with-secret': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        verify: { type: 'boolean', default: false },
        temporary: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new CliError('backup needs one FILE.');
    const progress = (line: string): void => void io.stderr.write(`${line}\n`);
    if (values.verify) {
      const { temporary } = values;
      printJson(
        io,
        await verifyBackup({
          file,
          now: new Date(),
          progress,
          ...(temporary === undefined ? {} : { temporary }),
        }),
      );
      return 0;
    }
    return withPlace(io, async ({ app, config, databaseUrl }) => {
      const result = await writeBackup({
        databaseUrl,
        blobPath: app.blobs.path,
        file,
        now: app.now(),
        madeBy: readVersions().version,
        secretKeyId: keyIdOf(app.secrets.seal('')),
        secretFile: values['with-secret'] ? secretFileOf(config.dataDir, config.secret) : null,
        mayReplace: values.replace,
        progress,
      });
      printJson(io, result);
      warn(io, result.holdsSecret, result.blobs.missing.count);
      return 0;
    });
  },
};

/** The name of the key stands in everything it sealed. */
const keyIdOf = (sealed: string): string => sealed.split(':')[1] ?? '';

const secretFileOf = (dataDir: string, given: string | null): string => {
  if (given !== null)
    throw new CliError(
      'the secret is in HILO_SECRET, not in a file: keep that setting yourself and leave --with-secret out.',
    );
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) throw new CliError(`${file} does not exist.`);
  return file;
};

const warn = (io: Pick<CliIo, 'stderr'>, holdsSecret: boolean, missing: number): void => {
  io.stderr.write(
    holdsSecret
      ? 'The secret key is in this file: keep it as you keep passwords.\n'
      : 'The secret key is NOT in this file: keep a copy of secret.key (or HILO_SECRET) elsewhere.\n',
  );
  if (missing > 0)
    io.stderr.write(
      `${missing} files were gone or broken and are not in it: run "doctor --deep" and see which.\n`,
    );
};
