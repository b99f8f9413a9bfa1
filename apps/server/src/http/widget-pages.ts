import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The frame's own files, by fixed names. */
const isPart = (name: string): boolean => /^[a-z]+(-[a-z]+)*\.(js|css)$/.test(name);

const testPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/widget.js` for script tags, the frame's own files, and a page to try it on. Asked again each time, by their ETag. */
export const widgetPages =
  (dist: string): FastifyPluginAsync =>
  async (server) => {
    if (!existsSync(join(dist, 'widget.js'))) return;
    await server.register(fastifyStatic, {
      root: dist,
      serve: false,
      cacheControl: false,
      preCompressed: true,
    });
    server.get('/widget.js', (_request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        // Other sites load it: it is public, and does nothing by itself.
        .header('cross-origin-resource-policy', 'cross-origin')
        .sendFile('widget.js', dist),
    );
    server.get<{ Params: { name: string } }>('/widget/:name', (request, reply) => {
      const { name } = request.params;
      if (name === 'test')
        return reply
          .header('content-security-policy', testPagePolicy)
          .header('cache-control', 'no-cache')
          .sendFile('test-page.html', dist);
      if (!isPart(name) || !existsSync(join(dist, name))) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile(name, dist);
    });
  };
