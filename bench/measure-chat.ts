import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WidgetClient, widgetClient } from '@hilo/channel-chat/testing';
import pg from 'pg';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from './free-port.ts';
import { round, type Spread, spread } from './measure.ts';
import { type BenchServer, runServer } from './run-server.ts';

type Latency = Spread & { p99: number };
type ChatLoad = { visitors: number; desks: number; perSecond: number; seconds: number };
/** What a message cannot do without: a commit that is told by NOTIFY, and a socket there and back. */
type ChatFloor = { commitAndNotify: Latency; echo: Latency; sumP99: number };
export type ChatResult = {
  /** Taken while nothing else is done. */
  floor: ChatFloor;
  loads: {
    load: ChatLoad;
    toDesk: Latency;
    accepted: Latency;
    lost: number;
    timesFloor: number;
    /** Taken while the load runs, on the same database and the same two processors. */
    floorBeside: ChatFloor;
    timesFloorBeside: number;
  }[];
  storm: { sockets: number; lastServedMs: number; missing: number; doubled: number };
};

const measured = (samples: number[]): Latency => {
  const sorted = [...samples].sort((a, b) => a - b);
  return { ...spread(samples), p99: round(sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Number.NaN) };
};

/** Chat from a visitor's socket to agents' sockets, all on loopback, beside the floor of the same minute. */
export const measureChat = async (
  dataDir: string,
  loads: ChatLoad[],
  stormSockets: number,
  say: (line: string) => void,
): Promise<ChatResult> => {
  const server = await runServer(dataDir, await freePort());
  let bare: Bare | null = null;
  try {
    const { id } = await server.post<{ id: string }>('/api/v1/channels', {
      kind: 'chat',
      name: 'Chat',
      settings: { title: 'La Tienda' },
    });
    const url = `${server.url.replace('http', 'ws')}/channels/${id}/socket`;
    say('floor of chat');
    bare = await openBare(server);
    for (let turn = 0; turn < floorTurns; turn++) await bare.turn();
    const floor = bare.read();
    const results: ChatResult['loads'] = [];
    for (const load of loads) {
      say(
        `chat: ${load.visitors} visitors, ${load.desks} desks, ${load.perSecond} messages/s for ${load.seconds} s`,
      );
      results.push(await measureLoad(server, url, load, floor.sumP99, bare));
    }
    say(`chat: ${stormSockets} sockets come back at once`);
    return { floor, loads: results, storm: await measureStorm(server, url, stormSockets) };
  } finally {
    await bare?.close();
    await server.stop();
  }
};

const floorTurns = 400;

type Bare = { turn(): Promise<void>; read(): ChatFloor; close(): Promise<void> };

/** A table, a listener and a socket that do nothing else; `read` gives what the turns since the last one took. */
const openBare = async (server: BenchServer): Promise<Bare> => {
  await server.pool.query(
    'create table if not exists bench_floor (id bigint generated always as identity, at timestamptz)',
  );
  const listener = new pg.Client({ connectionString: server.databaseUrl });
  await listener.connect();
  await listener.query('listen bench_floor');
  let heard = (): void => {};
  listener.on('notification', () => heard());
  const port = await freePort();
  const echo = new WebSocketServer({ host: '127.0.0.1', port });
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data.toString())));
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => client.once('open', resolve));

  let commits: number[] = [];
  let echoes: number[] = [];
  const timeInto = async (samples: number[], work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    samples.push(performance.now() - began);
  };
  return {
    async turn() {
      await timeInto(commits, async () => {
        const told = new Promise<void>((resolve) => {
          heard = resolve;
        });
        await server.pool.query(
          "with new as (insert into bench_floor (at) values (now()) returning id) select pg_notify('bench_floor', id::text) from new",
        );
        await told;
      });
      await timeInto(echoes, () => {
        const back = new Promise((resolve) => client.once('message', resolve));
        client.send('{"type":"message"}');
        return back;
      });
    },
    read() {
      const commitAndNotify = measured(commits);
      const plain = measured(echoes);
      commits = [];
      echoes = [];
      return { commitAndNotify, echo: plain, sumP99: round(commitAndNotify.p99 + plain.p99) };
    },
    async close() {
      client.terminate();
      await new Promise((resolve) => echo.close(resolve));
      await listener.end();
    },
  };
};

/** Of the floor beside a load, so many turns a second: enough to tell the slowest, too few to be a load themselves. */
const besidePerSecond = 5;

type Desk = { heardAt(): Map<string, number>; close(): void };

const openDesk = async (server: BenchServer): Promise<Desk> => {
  const heard: { at: number; data: Buffer }[] = [];
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, {
    headers: { authorization: server.authorization },
  });
  // Understood afterwards: fifty desks are fifty machines, and here they are one, on the server's own processors.
  socket.on('message', (data) => void heard.push({ at: performance.now(), data: data as Buffer }));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { heardAt: () => new Map(heard.flatMap(readHeard)), close: () => socket.terminate() };
};

/** Which message of a visitor's a frame told of, and when. */
const readHeard = ({ at, data }: { at: number; data: Buffer }): [string, number][] => {
  const { event } = JSON.parse(data.toString()) as {
    event?: { type: string; facts: { messageId?: string } };
  };
  return event?.type === 'message.received' ? [[event.facts.messageId!, at]] : [];
};

const openVisitors = async (url: string, count: number): Promise<WidgetClient[]> => {
  const clients = Array.from({ length: count }, () => widgetClient(url));
  for (let from = 0; from < count; from += 50)
    await Promise.all(clients.slice(from, from + 50).map((client) => client.connect()));
  return clients;
};

type Said = { began: number; acceptedAfter: number; messageId: string };

const sayOne = async (client: WidgetClient, n: number): Promise<Said | null> => {
  const clientId = randomBytes(16).toString('hex');
  const began = performance.now();
  client.say({ type: 'message', clientId, text: `Mensaje ${n}`, fileIds: [], about: null, isNew: false });
  const frame = await client.hears(
    (heard) => (heard.type === 'accepted' || heard.type === 'refused') && heard.clientId === clientId,
  );
  if (frame?.type === 'refused') throw new Error(`a message was refused: ${frame.code}`);
  return frame?.type === 'accepted'
    ? { began, acceptedAfter: performance.now() - began, messageId: frame.message.id }
    : null;
};

const measureLoad = async (
  server: BenchServer,
  url: string,
  load: ChatLoad,
  floorP99: number,
  bare: Bare,
): Promise<ChatResult['loads'][number]> => {
  const [visitors, desks] = await Promise.all([
    openVisitors(url, load.visitors),
    Promise.all(Array.from({ length: load.desks }, () => openDesk(server))),
  ]);
  // Nobody's first message: that one makes a customer and a ticket, and is measured with mail.
  const speakers = visitors.slice(0, Math.min(visitors.length, load.perSecond * load.seconds));
  for (let from = 0; from < speakers.length; from += 20)
    await Promise.all(speakers.slice(from, from + 20).map((client) => sayOne(client, 0)));
  await sleep(1_000);

  const saying: Promise<Said | null>[] = [];
  let isOver = false;
  const beside = (async () => {
    while (!isOver) await Promise.all([bare.turn(), sleep(1_000 / besidePerSecond)]);
  })();
  const start = performance.now();
  for (let n = 0; n < load.perSecond * load.seconds; n++) {
    const due = start + (n * 1000) / load.perSecond;
    await sleep(Math.max(0, due - performance.now()));
    saying.push(sayOne(speakers[n % speakers.length]!, n + 1));
  }
  const said = await Promise.all(saying);
  isOver = true;
  await beside;
  const floorBeside = bare.read();
  await sleep(1_000);
  const toDesk: number[] = [];
  let lost = 0;
  const heard = desks.map((desk) => desk.heardAt());
  for (const one of said)
    for (const heardAt of heard) {
      const at = one && heardAt.get(one.messageId);
      if (at) toDesk.push(at - one.began);
      else lost++;
    }
  for (const desk of desks) desk.close();
  await Promise.all(visitors.map((client) => client.close()));
  const latency = measured(toDesk);
  return {
    load,
    toDesk: latency,
    accepted: measured(said.flatMap((one) => (one ? [one.acceptedAfter] : []))),
    lost,
    timesFloor: round(latency.p99 / floorP99),
    floorBeside,
    timesFloorBeside: round(latency.p99 / floorBeside.sumP99),
  };
};

/** Everybody is cut off, one answer is written to each meanwhile, and all come back in the same moment. */
const measureStorm = async (
  server: BenchServer,
  url: string,
  count: number,
): Promise<ChatResult['storm']> => {
  const visitors = await openVisitors(url, count);
  const tickets: string[] = [];
  for (let from = 0; from < count; from += 20)
    await Promise.all(
      visitors.slice(from, from + 20).map(async (client, index) => {
        await sayOne(client, 0);
        tickets[from + index] = client.frames.flatMap((frame) =>
          frame.type === 'accepted' ? [frame.ticket.trackingKey] : [],
        )[0]!;
      }),
    );
  await Promise.all(visitors.map((client) => client.close()));
  for (let from = 0; from < count; from += 10)
    await Promise.all(
      tickets.slice(from, from + 10).map(async (key) => {
        const { items } = await server.get<{ items: { id: string }[] }>(`/api/v1/tickets?trackingKey=${key}`);
        await server.post(`/api/v1/tickets/${items[0]!.id}/messages`, {
          kind: 'answer',
          text: 'Mientras no estabas',
        });
      }),
    );
  const began = performance.now();
  const served = await Promise.all(
    visitors.map(async (client) => {
      await client.connect();
      return performance.now() - began;
    }),
  );
  const counts = visitors.map(
    (client) => client.messages().filter(({ text }) => text === 'Mientras no estabas').length,
  );
  await Promise.all(visitors.map((client) => client.close()));
  return {
    sockets: count,
    lastServedMs: Math.round(Math.max(...served)),
    missing: counts.filter((n) => n === 0).length,
    doubled: counts.filter((n) => n > 1).length,
  };
};
