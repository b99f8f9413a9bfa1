import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import {
  type Access,
  createAccessCode,
  endAccess,
  readAccess,
  readCodeTarget,
  tryAccessCode,
} from './access-codes.ts';
import {
  dropAccessCookie,
  formToken,
  isFormToken,
  readAccessCookie,
  setAccessCookie,
} from './access-cookie.ts';
import { addOwnMessage, longestMessage } from './add-own-message.ts';
import { writeCode } from './code-words.ts';
import { text } from './forms.ts';
import { html } from './html.ts';
import { type PageLimits, TooMany } from './limit-lookups.ts';
import { maskAddress } from './mask-address.ts';
import { type Reading, readingOf, sendPage } from './page.ts';
import { listReachable, nameOf, writePastThread } from './reach-identity.ts';
import type { FollowUp } from './read-follow-up.ts';
import { readMessageForm } from './read-message-form.ts';
import { readOwnThread } from './read-own-thread.ts';
import { accessAlso, readOwnTickets } from './read-own-tickets.ts';
import { chooseBody, codeBody, threadBody, type WritingProblem } from './thread-pages.ts';

type ByKey = { Params: { key: string } };
type Parts = {
  app: App;
  hub: ChannelHub;
  limits: PageLimits;
  find(request: FastifyRequest<ByKey>, reply: FastifyReply): Promise<FollowUp | null>;
};

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** The whole conversation, behind a code that went to the customer's own identity. */
export const threadRoutes = (server: FastifyInstance, { app, hub, limits, find }: Parts): void => {
  const footOf = ({ words, to }: Reading, key: string) => [
    { href: to(`/t/${key}`), text: words.back },
    { href: to('/promise'), text: words.elsewhere },
  ];

  /** Who looks, where this browser has proved it for this ticket or another of hers. */
  const accessTo = async (request: FastifyRequest, found: FollowUp): Promise<Access | null> => {
    const id = readAccessCookie(app, request);
    const access = id === null ? null : await readAccess(app, id);
    return access && accessAlso(app, access, found.ticketId);
  };

  const showThread = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: FollowUp,
    access: Access,
    writing: { text: string; problem: WritingProblem | null; hadFiles?: boolean; once?: string },
  ): Promise<FastifyReply> => {
    const reading = await readingOf(app, request);
    const [thread, others] = await Promise.all([readOwnThread(app, access), readOwnTickets(app, access)]);
    const isAdded = (request.query as { added?: string }).added !== undefined && writing.problem === null;
    return sendPage(reply, reading, writing.problem === null ? 200 : 422, {
      title: reading.words.titles.thread,
      body: threadBody(
        reading,
        found,
        { ...thread, others },
        { token: formToken(app, access.id), once: app.newId(), hadFiles: false, isAdded, ...writing },
        app.now(),
      ),
      foot: footOf(reading, found.key),
    });
  };

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

  server.get<ByKey>('/t/:key/thread', async (request, reply) => {
    const found = await find(request, reply);
    if (!found) return reply;
    const access = await accessTo(request, found);
    if (access) return showThread(request, reply, found, access, { text: '', problem: null });
    const reading = await readingOf(app, request);
    return sendPage(reply, reading, 200, {
      title: reading.words.titles.thread,
      body: chooseBody(reading, found.key, await listReachable(app, hub, found.ticketId)),
      foot: footOf(reading, found.key),
    });
  });

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

  server.post<ByKey>('/t/:key/message', async (request, reply) => {
    limits.limit('entry', request, reply);
    const found = await find(request, reply);
    if (!found) return reply;
    const { to } = await readingOf(app, request);
    const back = to(`/t/${found.key}/thread`);
    const access = await accessTo(request, found);
    if (!access) return reply.redirect(back, 303);
    const form = await readMessageForm(app, request, (token) => isFormToken(app, access.id, token));
    if (!form) return reply.redirect(back, 303);
    const said = form.text.replaceAll('\r\n', '\n').trim();
    const { once, files } = form;
    const hadFiles = files.length > 0 || form.problem !== null;
    const problem =
      form.problem ?? (said === '' && !hadFiles ? 'empty' : said.length > longestMessage ? 'tooLong' : null);
    if (problem) return showThread(request, reply, found, access, { text: said, problem, hadFiles });
    try {
      const { outcome } = await addOwnMessage(app, hub, access, {
        text: said,
        files,
        once: isId(once) ? once : app.newId(),
      });
      if (outcome === 'placed' || outcome === 'duplicate')
        return reply.redirect(to(`/t/${found.key}/thread`, { added: '1' }), 303);
    } catch (error) {
      app.log.warn({ err: error, ticketId: found.ticketId }, 'page.notAdded');
    }
    return showThread(request, reply, found, access, { text: said, problem: 'notAdded', hadFiles, once });
  });

  server.post<ByKey>('/t/:key/leave', async (request, reply) => {
    const found = await find(request, reply);
    if (!found) return reply;
    const access = await accessTo(request, found);
    if (access && isFormToken(app, access.id, text(request.body, 'token'))) await endAccess(app, access.id);
    dropAccessCookie(app, request, reply);
    return reply.redirect((await readingOf(app, request)).to(`/t/${found.key}`), 303);
  });
};
