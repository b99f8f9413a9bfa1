import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyPluginAsync } from 'fastify';

const reader = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** What stands in front of the lists: which pages they speak of. */
const intro =
  'Hilo is free software under the GNU Affero General Public License, version 3.\n' +
  'What it sends to browsers holds work of others, who ask that this be passed on with it.\n';

/**
 * `/licences.txt`: the packages inside the pages this server hands out, with their licences. The builds of the web apps
 * write the lists; the page of the API brings its own.
 */
export const licencePage =
  (dists: Readonly<Record<string, string>>): FastifyPluginAsync =>
  async (server) => {
    server.get('/licences.txt', { schema: { hide: true } }, async (_request, reply) => {
      const lists = await Promise.all([
        ...Object.entries(dists).map(([title, dist]) => section(title, [join(dist, 'licences.txt')])),
        section('Page of the API', [
          join(reader, 'NOTICE'),
          join(reader, 'LICENSE'),
          join(reader, 'swagger-ui-bundle.js.LICENSE.txt'),
        ]),
      ]);
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send([intro, ...lists].join('\n\n'));
    });
  };

/** A page that was not built is not handed out either. */
async function section(title: string, files: string[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? '' : `${title}\n${'-'.repeat(title.length)}\n\n${said.join('\n\n')}`;
}
