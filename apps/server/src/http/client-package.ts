import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyPluginAsync } from 'fastify';
import { runningVersion } from '../app/find-source.ts';
import { createTarWriter } from '../backup/write-tar.ts';

/** Made by `npm run generate` out of packages/api. */
const folder = join(import.meta.dirname, 'generated/client');

const packageJson = {
  name: 'hilo-client',
  version: runningVersion,
  description: 'The typed client of a Hilo server, made by that server.',
  license: 'AGPL-3.0-only',
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './index.d.ts', default: './index.js' } },
};

/** The client as npm takes it: JavaScript and its types, with nothing to install besides. */
export const packClient = async (): Promise<Buffer> => {
  const out = new PassThrough();
  const packed = buffer(out);
  // The same bytes each time, so that a lock file that names their hash stays right.
  const tar = createTarWriter(out, 0);
  const add = (name: string, text: string): Promise<void> => tar.add(`package/${name}`, Buffer.from(text));
  await add('package.json', `${JSON.stringify(packageJson, null, 2)}\n`);
  for (const name of (await readdir(folder, { recursive: true })).sort())
    if (name.endsWith('.ts') || name.endsWith('.js'))
      await add(name, await readFile(join(folder, name), 'utf8'));
  await tar.end();
  return promisify(gzip)(await packed);
};

/** `/api/client.tgz`: `npm install` takes it by its address, and has the client that fits this server. */
export const clientPackage = (): FastifyPluginAsync => async (server) => {
  let packed: Promise<Buffer> | null = null;
  server.get('/api/client.tgz', { schema: { hide: true } }, async (_request, reply) => {
    packed ??= packClient();
    packed.catch(() => {
      packed = null;
    });
    return reply
      .type('application/gzip')
      .header('cache-control', 'no-cache')
      .send(await packed);
  });
};
