import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Access, endAccess, readAccess } from './access-codes.ts';
import { dropAccessCookie, formToken, isFormToken, readAccessCookie } from './access-cookie.ts';
import { addOwnMessage, longestMessage } from './add-own-message.ts';
import { type ByKey, type FollowParts, footOf, isId } from './code-routes.ts';
import { text } from './forms.ts';
import { readingOf, sendPage } from './page.ts';
import { listReachable } from './reach-identity.ts';
import type { FollowUp } from './read-follow-up.ts';
import { readMessageForm } from './read-message-form.ts';
import { readOwnThread } from './read-own-thread.ts';
import { accessAlso, readOwnTickets } from './read-own-tickets.ts';
import { chooseBody, threadBody, type WritingProblem } from './thread-pages.ts';

/** The whole conversation, to whoever has proved it by a code; and what she adds to it. */
export const threadRoutes = (server: FastifyInstance, { app, hub, limits, find }: FollowParts): void => {
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
