import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { bad, type Check, judge, megabytes, well } from './check.ts';

const leastBytes = 1024 ** 3;

/** The machine: Node, the data directory and its space, the key. */
export const checkMachine = async (config: Config): Promise<Check[]> => {
  const major = Number.parseInt(process.versions.node, 10);
  return [
    judge(
      'node',
      major >= 24,
      `Node ${process.versions.node}`,
      'Install Node 24 or newer, or start with "npm start", which fetches it.',
    ),
    ...(await checkDataDir(config.dataDir)),
    ...checkSecret(config),
  ];
};

const checkDataDir = async (dataDir: string): Promise<Check[]> => {
  if (!existsSync(dataDir))
    return [
      bad(
        'data directory',
        `${dataDir} does not exist`,
        'Start Hilo once, restore a backup, or set HILO_DATA_DIR.',
      ),
    ];
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EROFS')
      return [
        bad(
          'data directory',
          `${dataDir} lies on a disk that can only be read`,
          'Mount it for writing, or choose another with HILO_DATA_DIR.',
        ),
      ];
    return [
      bad(
        'data directory',
        `${dataDir} cannot be written by this user`,
        `Run as the user who starts Hilo, or: chown -R that user ${dataDir}`,
      ),
    ];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  return [
    well('data directory', `${dataDir} can be written`),
    judge(
      'free space',
      free >= leastBytes,
      `${megabytes(free)} free`,
      'Make room: below 1 GB mail may soon be refused.',
    ),
  ];
};

const checkSecret = (config: Config): Check[] => {
  if (config.secret !== null) return [well('secret', 'from HILO_SECRET')];
  const file = join(config.dataDir, 'secret.key');
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found)
    return [
      bad(
        'secret',
        `${file} does not exist`,
        'Put your secret.key back; a new one cannot open the passwords of your channels. On a new installation the first start makes it.',
      ),
    ];
  const mode = found.mode & 0o777;
  return [judge('secret', (mode & 0o077) === 0, `${file}, mode ${mode.toString(8)}`, `chmod 600 ${file}`)];
};
