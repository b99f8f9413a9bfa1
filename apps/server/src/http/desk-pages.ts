import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The built desk: hashed files for ever, the page itself never cached, every unknown page address is the desk's. */
export const deskPages =
  (dist: string): FastifyPluginAsync =>
  async (server) => {
    if (!existsSync(join(dist, 'index.html'))) return;
    await server.register(fastifyStatic, {
      root: join(dist, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
      preCompressed: true,
    });
    const page = async (): Promise<string> => readFile(join(dist, 'index.html'), 'utf8');
    server.get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      if (/^\/(api|auth|files|live|channels)\//.test(path) || /\.[a-z0-9]+$/i.test(path)) {
        const file = path.slice(1);
        // A few files stand beside the page, by fixed names (icon, theme script).
        if (/^[a-z0-9-]+\.(js|svg|png|ico|webmanifest|txt)$/.test(file) && existsSync(join(dist, file)))
          return reply.sendFile(file, dist);
        return reply.callNotFound();
      }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(await page());
    });
  };
