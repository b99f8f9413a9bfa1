import { type LiveServerMessage, liveClientMessage, type MomentDto } from '@hilo/api';
import { type Actor, isAllowed } from '@hilo/core';
import type { WebSocket } from 'ws';
import { photoUrl } from '../agents/present-agent.ts';
import type { App } from '../app/app.ts';
import type { Moment, Moments } from './moments.ts';

/** Told anew this often while the desk is connected. */
const repeatMs = 20_000;
/** A desk whose page is loaded anew is back within this: to visitors she never left. */
const backWithinMs = 5_000;

let serial = 0;

/**
 * Says of a connected desk that it is there and what it has in front of it, and tells it what others have. Only agents
 * have moments; a program with a key is nobody's colleague.
 */
export const shareMoments = (
  app: App,
  moments: Moments,
  socket: WebSocket,
  actorNow: () => Actor,
): (() => void) => {
  const first = actorNow();
  if (first.type !== 'agent') return () => {};
  const { agentId } = first;
  const name = `${app.node}:${++serial}`;
  const agentKey = `agent:${agentId}:${name}`;
  const lookingKey = `looking:${agentId}:${name}`;
  let looking: Extract<Moment, { type: 'looking' }> | null = null;
  let face: ReturnType<typeof faceOf> | null = null;

  const send = (changes: readonly Told[]): void => {
    if (!isAllowed(actorNow(), 'tickets.read')) return;
    // What somebody has read, and that she writes, is her own affair, and is told once.
    const own = changes.filter(
      ({ moment }) => (moment?.type === 'read' || moment?.type === 'draft') && moment.agentId === agentId,
    );
    for (const text of [textForAll(changes), own.length > 0 ? textOf(own) : null])
      if (text !== null && socket.readyState === socket.OPEN) socket.send(text);
  };

  const sayHere = (): void =>
    moments.say(agentKey, {
      type: 'agent',
      agentId,
      canAnswer: isAllowed(actorNow(), 'messages.send'),
    });
  const repeat = (): void => {
    sayHere();
    if (looking) moments.say(lookingKey, looking);
  };

  const hear = async (text: string): Promise<void> => {
    const message = liveClientMessage.safeParse(parse(text)).data;
    // A desk that speaks otherwise is of another version: what it says is not ours to understand.
    if (!message || !isAllowed(actorNow(), 'tickets.read')) return;
    face ??= faceOf(app, agentId);
    const { ticketId } = message;
    const writes = isAllowed(actorNow(), 'tickets.write') ? message.writes : 'no';
    const seen = await face;
    if (socket.readyState !== socket.OPEN) return;
    looking = ticketId === null ? null : { type: 'looking', agentId, ticketId, writes, ...seen };
    moments.say(lookingKey, looking);
    // Written is only what is being written: said once more it must be typed once more.
    if (looking) looking = { ...looking, writes: 'no' };
  };

  const unfollow = moments.follow(send);
  socket.on('message', (data, isBinary) => {
    if (!isBinary) void hear(data.toString()).catch(() => {});
  });
  sayHere();
  send(moments.all());
  const timer = setInterval(repeat, repeatMs);
  return () => {
    clearInterval(timer);
    unfollow();
    moments.say(lookingKey, null);
    setTimeout(() => moments.say(agentKey, null), backWithinMs).unref();
  };
};

type Told = { key: string; moment: Moment | null };
const texts = new WeakMap<readonly Told[], string | null>();

/** What everybody at a desk is told, written once for all of them. Null where that is nothing. */
const textForAll = (changes: readonly Told[]): string | null => {
  const known = texts.get(changes);
  if (known !== undefined) return known;
  const told = changes.filter(({ key }) => !/^(agent|read|draft):/.test(key));
  const text = told.length > 0 ? textOf(told) : null;
  texts.set(changes, text);
  return text;
};

const textOf = (told: readonly Told[]): string => {
  const message: LiveServerMessage = {
    type: 'moments',
    changes: told.map(({ key, moment }) => ({ key, moment: moment && present(moment) })),
  };
  return JSON.stringify(message);
};

const present = (moment: Moment): MomentDto | null => {
  switch (moment.type) {
    case 'agent':
      return null;
    case 'looking':
      return { type: 'looking', ticketId: moment.ticketId, agentId: moment.agentId, writes: moment.writes };
    case 'customer':
      return moment;
    case 'read':
      return { type: 'read', ticketId: moment.ticketId, isUnread: moment.isUnread };
    case 'draft':
      return {
        type: 'draft',
        ticketId: moment.ticketId,
        isNote: moment.isNote,
        updatedAt: moment.updatedAt,
      };
  }
};

const faceOf = async (app: App, agentId: string): Promise<{ name: string; photoUrl: string | null }> => {
  const row = await app.db
    .selectFrom('agent')
    .select((agent) => [agent.fn.coalesce('alias', 'name').as('name'), 'photoId'])
    .where('id', '=', agentId)
    .executeTakeFirst();
  return { name: row?.name ?? '', photoUrl: photoUrl(row?.photoId ?? null) };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
