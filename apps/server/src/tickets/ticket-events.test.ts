import type { ThreadPage } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from './change-ticket.ts';
import { moveMessages } from './move-messages.ts';
import { readTicket } from './read-ticket.ts';

const world = await createWorld();
const { app, mail, place, agents } = world;
const { agent, reader } = agents;
const { ask } = await createDomainServer(world);
const refs = (ref: string | null) => ({ refs: [ref!], ownRef: null, nativeThread: null, replyTokens: [] });
const told = (events: ThreadPage['events']) => events.map(({ type }) => type);

describe('what happened to a ticket', () => {
  it('is told with its thread, in order, without what the messages say themselves', async () => {
    const { ticketId, messageId } = await place(mail('ana@mail.example'));
    world.pass(1);
    await changeTicket(app, agent, ticketId, { ownerId: agent.agentId });
    world.pass(1);
    const followUpAt = new Date(app.now().getTime() + 86_400_000).toISOString();
    await changeTicket(app, agent, ticketId, { status: 'waiting', followUpAt });
    world.pass(1);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    const { status } = await ask(agents.supervisor, 'POST', `/messages/${messageId}/redact`, { reason: 'x' });
    expect(status).toBe(200);
    const { thread } = await readTicket(app, reader, ticketId);
    expect(told(thread.events)).toEqual([
      'ticket.assigned',
      'ticket.statusChanged',
      'ticket.resolved',
      'message.redacted',
    ]);
    expect(thread.events[0]).toMatchObject({
      actor: { type: 'agent', id: agent.agentId },
      facts: { from: null, to: agent.agentId },
    });
  });

  it('comes page by page, each beside the messages of its time, none twice and none left out', async () => {
    const first = mail('luis@mail.example');
    const { ticketId } = await place(first);
    // One message and one change a minute, by turns.
    for (let turn = 1; turn <= 6; turn += 1) {
      world.pass(1);
      await changeTicket(app, agent, ticketId, { tags: [`turn ${turn}`] });
      world.pass(1);
      await place(mail('luis@mail.example', { thread: refs(first.thread.ownRef) }));
    }
    const pages: ThreadPage[] = [];
    for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)!.nextCursor) {
      const { json } = await ask(
        reader,
        'GET',
        `/tickets/${ticketId}/messages?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      pages.push(json as ThreadPage);
    }
    expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1]);
    // The change before the oldest message of a page belongs to the page before.
    expect(pages.map(({ events }) => events.length)).toEqual([2, 3, 1]);
    for (const { items, events, nextCursor } of pages)
      if (nextCursor !== null) for (const { at } of events) expect(at >= items[0]!.occurredAt).toBe(true);
    const positions = pages.toReversed().flatMap(({ events }) => events.map(({ position }) => position));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(positions).size).toBe(6);
  });

  it('stands on both sides of a move, with where the other half is', async () => {
    const first = mail('eva@mail.example');
    const { ticketId } = await place(first);
    const second = await place(mail('eva@mail.example', { thread: refs(first.thread.ownRef) }));
    const { toTicketId } = await moveMessages(app, agent, ticketId, {
      messageIds: [second.messageId],
      reason: null,
    });
    for (const id of [ticketId, toTicketId]) {
      const { thread } = await readTicket(app, reader, id);
      expect(thread.events.find(({ type }) => type === 'message.moved')?.facts).toMatchObject({
        fromTicketId: ticketId,
        toTicketId,
      });
    }
  });

  it('is for nobody who may not read tickets, nor of a restricted customer', async () => {
    const { ticketId } = await place(mail('rosa@mail.example'));
    const url = `/tickets/${ticketId}/messages`;
    const key = { type: 'apiKey', apiKeyId: app.newId(), scopes: ['customers.read'] } as const;
    expect((await ask(null, 'GET', url)).status).toBe(401);
    expect((await ask(key, 'GET', url)).status).toBe(403);
    const { customerId } = await world.ticket(ticketId);
    await ask(agents.administrator, 'POST', `/customers/${customerId}/restrict`);
    expect((await ask(agents.administrator, 'GET', url)).status).toBe(404);
  });
});
