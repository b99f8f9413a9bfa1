import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodes, HiloError } from '@hilo/api';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { codeRoutes } from './code-routes.ts';
import { keyForm, statusBody } from './follow-pages.ts';
import { isForeignForm, readForms, text } from './forms.ts';
import { html } from './html.ts';
import { createPageLimits, TooMany } from './limit-lookups.ts';
import { lookFor } from './look.ts';
import { readingOf, sendPage } from './page.ts';
import { type FollowUp, readFollowUp } from './read-follow-up.ts';
import { threadRoutes } from './thread-routes.ts';

type ByKey = { Params: { key: string } };

/** Every answer about a key takes at least so long: how quickly it comes says nothing of whether it is there. */
export const leastMs = 60;

/** `/t`: how a matter stands by its key alone, and the whole of it for whoever proves to be its customer. */
export const followRoutes =
  (app: App, hub: ChannelHub, publicUrl: () => string, answerMs = leastMs): FastifyPluginAsync =>
  async (server) => {
    const limits = createPageLimits(app);
    await readForms(server);
    answerOnPages(app, server);

    /** The matter with this key; null once the page that says there is none was sent. */
    const find = async (request: FastifyRequest<ByKey>, reply: FastifyReply): Promise<FollowUp | null> => {
      limits.limit('lookup', request, reply);
      const [found] = await Promise.all([readFollowUp(app, request.params.key), sleep(answerMs)]);
      if (found) return found;
      limits.miss(request);
      const reading = await readingOf(app, request);
      const { words, to } = reading;
      sendPage(reply, reading, 404, {
        title: words.wrongKey,
        body: html`<h1>${words.wrongKey}</h1><p class="lead">${words.wrongKeyHint}</p>${keyForm(reading, request.params.key.slice(0, 40))}`,
        foot: [{ href: to('/promise'), text: words.elsewhere }],
      });
      return null;
    };

    server.get('/t/look.css', async (request, reply) => {
      const { organisation } = await readingOf(app, request);
      return reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=60')
        .send(lookFor(organisation.accentColour));
    });

    server.get('/t', async (request, reply) => {
      const reading = await readingOf(app, request);
      const { words, to } = reading;
      return sendPage(reply, reading, 200, {
        title: words.titles.enter,
        body: html`<h1>${words.titles.enter}</h1>${keyForm(reading)}`,
        foot: [{ href: to('/promise'), text: words.elsewhere }],
      });
    });

    server.post('/t', async (request, reply) => {
      const { to } = await readingOf(app, request);
      const key = text(request.body, 'key').trim().slice(0, 40);
      return reply.redirect(to(key === '' ? '/t' : `/t/${encodeURIComponent(key)}`), 303);
    });

    server.get<ByKey>('/t/:key', async (request, reply) => {
      const found = await find(request, reply);
      if (!found) return reply;
      const reading = await readingOf(app, request);
      const { words, to } = reading;
      return sendPage(reply, reading, 200, {
        title: words.titles.status(found.key),
        body: statusBody(reading, found, app.now(), publicUrl()),
        foot: [{ href: to('/t'), text: words.another }],
      });
    });

    // A link that was cut, or the page of a form that is asked for again: the matter itself, and not the desk's page.
    server.get<ByKey>('/t/:key/*', async (request, reply) => {
      const { to } = await readingOf(app, request);
      return reply.redirect(to(`/t/${encodeURIComponent(request.params.key)}`), 303);
    });

    codeRoutes(server, { app, hub, limits, find });
    threadRoutes(server, { app, hub, limits, find });
  };

/** What goes wrong is said on a page, too; and nothing of a matter stays in a cache or an index. */
const answerOnPages = (app: App, server: FastifyInstance): void => {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
    if (isForeignForm(app, request)) return reply.status(403).type('text/plain; charset=utf-8').send('403\n');
  });
  server.setErrorHandler(async (error, request, reply) => {
    const reading = await readingOf(app, request);
    const { words, to } = reading;
    const foot = [{ href: to('/promise'), text: words.elsewhere }];
    if (error instanceof TooMany) {
      const title = words.tooMany(Math.max(1, Math.ceil(error.seconds / 60)));
      return sendPage(reply, reading, 429, {
        title,
        body: html`<h1>${title}</h1><p class="lead">${words.tooManyHint}</p>`,
        foot,
      });
    }
    const { statusCode = 500 } =
      error instanceof HiloError
        ? { statusCode: errorCodes[error.code].status }
        : (error as { statusCode?: number });
    const isOurs = statusCode >= 500;
    if (isOurs) request.log.error({ err: error, requestId: request.id }, 'page.failed');
    return sendPage(reply, reading, isOurs ? 500 : statusCode, {
      title: words.broken,
      body: html`<h1>${words.broken}</h1><p class="lead">${words.brokenHint(String(request.id))}</p>`,
      foot,
    });
  });
};
