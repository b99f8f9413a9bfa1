import type { FastifyPluginAsync } from 'fastify';
import type { App } from '../app/app.ts';
import { html } from './html.ts';
import { readingOf, sendPage } from './page.ts';
import { keptForMs, type PromisePage } from './promise-cards.ts';
import { promiseBody } from './promise-pages.ts';
import { promiseWords } from './promise-words.ts';

const fresh = `public, max-age=${keptForMs / 1000}`;

/** `/promise` and `/promise.json`: what every shown channel is for, when it is open, and how well it keeps its word. */
export const promiseRoutes =
  (app: App, read: () => Promise<PromisePage>): FastifyPluginAsync =>
  async (server) => {
    server.get('/promise.json', async (_request, reply) =>
      reply
        .header('cache-control', fresh)
        // Anybody may show it on a page of theirs.
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(await read()),
    );

    server.get('/promise', async (request, reply) => {
      const reading = await readingOf(app, request);
      const words = promiseWords(reading.locale, reading.organisation.formality);
      reply.header('cache-control', fresh);
      return sendPage(reply, reading, 200, {
        title: words.title,
        body: html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>${promiseBody(reading, words, await read())}`,
        foot: [{ href: reading.to('/t'), text: words.follow }],
      });
    });
  };
