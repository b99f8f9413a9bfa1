import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyPluginAsync } from 'fastify';

const here = join(import.meta.dirname, 'reference');
const library = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';
const files: Readonly<Record<string, { path: string; type: string }>> = {
  '/api/reference': { path: join(here, 'page.html'), type: 'text/html; charset=utf-8' },
  '/api/reference/look.css': { path: join(here, 'look.css'), type: css },
  '/api/reference/start.js': { path: join(here, 'start.js'), type: script },
  '/api/reference/swagger-ui.css': { path: join(library, 'swagger-ui.css'), type: css },
  '/api/reference/swagger-ui-bundle.js': { path: join(library, 'swagger-ui-bundle.js'), type: script },
};

/** Scripts and styles of our own origin alone: nothing inline, nothing made of text; calls go to this server. */
const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pack = promisify(gzip);

/** `/api/reference`: the document of the API to be read and tried out (docs/adr/0008). Not part of the desk. */
export const referencePage = (): FastifyPluginAsync => async (server) => {
  const packed = new Map<string, Promise<{ plain: Buffer; small: Buffer }>>();
  const load = (path: string) => {
    const known = packed.get(path);
    if (known) return known;
    const made = readFile(path).then(async (plain) => ({ plain, small: await pack(plain) }));
    packed.set(path, made);
    made.catch(() => packed.delete(path));
    return made;
  };
  for (const [url, { path, type }] of Object.entries(files))
    server.get(url, { schema: { hide: true } }, async (request, reply) => {
      const { plain, small } = await load(path);
      const isSmall = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
      reply
        .type(type)
        .header('content-security-policy', referencePolicy)
        .header('cache-control', 'no-cache')
        .header('vary', 'accept-encoding');
      if (isSmall) reply.header('content-encoding', 'gzip');
      return reply.send(isSmall ? small : plain);
    });
  server.get('/api/reference/', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/api/reference', 301),
  );
};
