import { EventEmitter } from 'node:events';
import type { Actor } from '@hilo/core';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { createMoments } from './moments.ts';
import { shareMoments } from './share-moments.ts';

const world = await createWorld();
const { app, agents } = world;
const moments = createMoments(app);
const { ask } = await createDomainServer(world, moments);

/** A desk that is connected, and what it was told. */
const openDesk = (actor: Actor) => {
  const told: { key: string; moment: { type: string } | null }[] = [];
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    send: (text: string) => told.push(...JSON.parse(text).changes),
  });
  onTestFinished(shareMoments(app, moments, socket as unknown as WebSocket, () => actor));
  return told;
};

const told = async (desk: unknown[], count: number): Promise<void> => {
  while (desk.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

it('tells an agent’s other desks what was read, and nobody else', async () => {
  const desks = [openDesk(agents.agent), openDesk(agents.agent), openDesk(agents.supervisor)];
  const { ticketId } = await world.place(world.mail('ana@correo.example'));
  const { position } = (await ask(agents.agent, 'GET', `/tickets/${ticketId}`)).json;
  await ask(agents.agent, 'PUT', `/tickets/${ticketId}/seen`, { position });
  await told(desks[0]!, 1);
  // Looking again reads nothing.
  await ask(agents.agent, 'PUT', `/tickets/${ticketId}/seen`, { position });
  world.pass(1);
  await ask(agents.agent, 'DELETE', `/tickets/${ticketId}/seen`);
  await told(desks[0]!, 2);
  const read = desks.map((told) => told.map(({ moment }) => moment));
  const both = [
    { type: 'read', ticketId, isUnread: false },
    { type: 'read', ticketId, isUnread: true },
  ];
  expect(read).toEqual([both, both, []]);
});

it('tells an agent’s other desks that a draft was kept or thrown away, without its words, and nobody else', async () => {
  const desks = [openDesk(agents.agent), openDesk(agents.agent), openDesk(agents.supervisor)];
  const { ticketId } = await world.place(world.mail('eva@correo.example'));
  const place = `/tickets/${ticketId}/draft`;
  const words = { text: 'Hola, Eva.', html: null, channelId: null, to: null, cc: null, bcc: [] };
  const body = { kind: 'note', ...words, subject: null, uploadIds: [] };
  const known = desks[0]!.length;
  const { updatedAt } = (await ask(agents.agent, 'PUT', place, body)).json;
  await told(desks[0]!, known + 1);
  // What was refused did not happen, and what was not there is not gone.
  await ask(agents.agent, 'DELETE', `${place}?kind=note&knownAt=2020-01-01T00:00:00Z`);
  await ask(agents.agent, 'DELETE', `${place}?kind=answer`);
  await ask(agents.agent, 'DELETE', `${place}?kind=note&knownAt=${updatedAt}`);
  await told(desks[0]!, known + 2);
  const heard = desks.map((told) => told.flatMap(({ moment }) => (moment?.type === 'draft' ? [moment] : [])));
  const both = [
    { type: 'draft', ticketId, isNote: true, updatedAt },
    { type: 'draft', ticketId, isNote: true, updatedAt: null },
  ];
  expect(heard).toEqual([both, both, []]);
});

it('counts an agent among those who are here while her page is loaded anew, and no longer', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const isHere = (): boolean =>
    moments.of('agent').some(({ agentId }) => agentId === agents.administrator.agentId);
  const socket = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1, send: () => {} });
  const connect = () =>
    shareMoments(app, moments, socket as unknown as WebSocket, () => agents.administrator);
  connect()();
  expect(isHere()).toBe(true);
  const leave = connect();
  vi.advanceTimersByTime(10_000);
  expect(isHere()).toBe(true);
  leave();
  vi.advanceTimersByTime(10_000);
  expect(isHere()).toBe(false);
});
