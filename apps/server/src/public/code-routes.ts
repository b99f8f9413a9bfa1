import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { createAccessCode, endAccess, readCodeTarget, tryAccessCode } from './access-codes.ts';
import { setAccessCookie } from './access-cookie.ts';
import { writeCode } from './code-words.ts';
import { text } from './forms.ts';
import { html } from './html.ts';
import { type PageLimits, TooMany } from './limit-lookups.ts';
import { maskAddress } from './mask-address.ts';
import { type Reading, readingOf, sendPage } from './page.ts';
import { listReachable, nameOf, writePastThread } from './reach-identity.ts';
import type { FollowUp } from './read-follow-up.ts';
import { codeBody } from './thread-pages.ts';

export type ByKey = { Params: { key: string } };
/** What all pages about one ticket work with. */
export type FollowParts = {
  app: App;
  hub: ChannelHub;
  limits: PageLimits;
  find(request: FastifyRequest<ByKey>, reply: FastifyReply): Promise<FollowUp | null>;
};

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** The ways on from a page about one ticket. */
export const footOf = ({ words, to }: Reading, key: string) => [
  { href: to(`/t/${key}`), text: words.back },
  { href: to('/promise'), text: words.elsewhere },
];

/** How a customer proves that she is the one: a code to her own identity, and its entry. */
export const codeRoutes = (server: FastifyInstance, { app, hub, limits, find }: FollowParts): void => {
  const showCode = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: FollowUp,
    code: { id: string; where: string | null; isWrong: boolean },
  ): Promise<FastifyReply> => {
    const reading = await readingOf(app, request);
    return sendPage(reply, reading, code.isWrong ? 422 : 200, {
      title: reading.words.titles.code,
      body: codeBody(reading, found.key, code),
      foot: footOf(reading, found.key),
    });
  };

  server.post<ByKey>('/t/:key/code', async (request, reply) => {
    limits.limit('code', request, reply);
    const found = await find(request, reply);
    if (!found) return reply;
    const reading = await readingOf(app, request);
    const { words, to, locale, organisation } = reading;
    const asked = text(request.body, 'to');
    const reachable = await listReachable(app, hub, found.ticketId);
    const target = reachable.find((one) => nameOf(one) === asked);
    if (!target) return reply.redirect(to(`/t/${found.key}/thread`), 303);
    const { identityId, isLeft, party } = target;
    const made = await createAccessCode(app, found.ticketId, { identityId, sentTo: isLeft ? party : null });
    if (!made) throw new TooMany(60 * 60);
    try {
      await writePastThread(app, hub, target, {
        ...writeCode(made.code, found.key, locale, organisation),
        houseName: organisation.name,
      });
    } catch (error) {
      app.log.warn(
        { ticketId: found.ticketId, code: (error as { code?: string }).code ?? null },
        'page.codeNotSent',
      );
      await endAccess(app, made.id);
      return sendPage(reply, reading, 503, {
        title: words.notSent,
        body: html`<h1>${words.notSent}</h1><p class="lead">${words.notSentHint}</p>`,
        foot: footOf(reading, found.key),
      });
    }
    return reply.redirect(to(`/t/${found.key}/code`, { id: made.id }), 303);
  });

  server.get<ByKey & { Querystring: { id?: unknown } }>('/t/:key/code', async (request, reply) => {
    const found = await find(request, reply);
    if (!found) return reply;
    const { id } = request.query;
    const party = isId(id) ? await readCodeTarget(app, found.ticketId, id) : null;
    if (!isId(id) || !party)
      return reply.redirect((await readingOf(app, request)).to(`/t/${found.key}/thread`), 303);
    const where = maskAddress(party.kind, party.value);
    return showCode(request, reply, found, { id, where, isWrong: false });
  });

  server.post<ByKey>('/t/:key/enter', async (request, reply) => {
    limits.limit('entry', request, reply);
    const found = await find(request, reply);
    if (!found) return reply;
    const id = text(request.body, 'id');
    const code = text(request.body, 'code').replace(/\D/g, '').slice(0, 12);
    if (!isId(id) || !(await tryAccessCode(app, found.ticketId, id, code)))
      return showCode(request, reply, found, { id: isId(id) ? id : '', where: null, isWrong: true });
    setAccessCookie(app, request, reply, id);
    return reply.redirect((await readingOf(app, request)).to(`/t/${found.key}/thread`), 303);
  });
};
