import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { blockBytes, paddingOf, readTarHeader } from '../../backup/tar-format.ts';
import { packClient } from '../client-package.ts';

/** Lays the package of the client into a project as npm would. @returns where it lies */
export const installClient = async (project: string): Promise<string> => {
  const folder = join(project, 'node_modules/hilo-client');
  const tar = gunzipSync(await packClient());
  for (let at = 0; ; ) {
    const header = readTarHeader(tar.subarray(at, at + blockBytes));
    if (header === null || header === 'damaged') return folder;
    const from = at + blockBytes;
    const path = join(folder, header.name.replace('package/', ''));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, tar.subarray(from, from + header.size));
    at = from + header.size + paddingOf(header.size);
  }
};
