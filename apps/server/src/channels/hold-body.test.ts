import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { buildServer } from '../http/build-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { holdBodies } from './hold-body.ts';

const world = await createWorld();
world.app.config.trustProxy = true;
const server = await buildServer(world.app, async () => null);
afterAll(() => server.close());
const bodies = holdBodies({ all: 2_500, each: 1_000 });
server.removeAllContentTypeParsers();
server.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
  bodies.read(request, payload),
);
let wait: Promise<void> = Promise.resolve();
let served = 0;
server.post('/door', async (request) => {
  served++;
  await wait;
  bodies.letGo(request);
  return { size: (request.body as Buffer).length };
});
await server.listen({ host: '127.0.0.1', port: 0 });
const { port } = server.server.address() as { port: number };

const post = async (from: string, bytes: number) =>
  fetch(`http://127.0.0.1:${port}/door`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from, 'content-type': 'application/octet-stream' },
    body: Buffer.alloc(bytes),
  });

/** Sends so much of a body and no more. */
const begin = async (from: string, bytes: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done) => socket.once('connect', done));
  socket.write(
    `POST /door HTTP/1.1\r\nhost: x\r\nx-forwarded-for: ${from}\r\ncontent-type: a/b\r\ncontent-length: 90000\r\n\r\n`,
  );
  await new Promise((done) => socket.write(Buffer.alloc(bytes), done));
  return socket;
};

test('a body is read whole, and what was held of it is free again', async () => {
  for (let count = 0; count < 5; count++)
    expect(await (await post('192.0.2.1', 900)).json()).toEqual({ size: 900 });
});

test('no network has more held than its share, however many addresses it has, and others still get through', async () => {
  const half = await begin('2001:db8:1:2::1', 900);
  await expect.poll(async () => (await post('2001:db8:1:2::ffff', 200)).status, { timeout: 5_000 }).toBe(429);
  expect((await post('2001:db8:1:3::1', 200)).status).toBe(200);
  // Whoever hangs up in the middle holds nothing any more.
  half.destroy();
  await expect.poll(async () => (await post('2001:db8:1:2::ffff', 200)).status, { timeout: 5_000 }).toBe(200);
});

test('all together have no more held than there is room for', async () => {
  let go = (): void => {};
  wait = new Promise((done) => {
    go = done;
  });
  const before = served;
  const held = [post('192.0.2.1', 800), post('192.0.2.2', 800), post('192.0.2.3', 800)];
  await expect.poll(() => served - before, { timeout: 5_000 }).toBe(3);
  expect((await post('192.0.2.4', 800)).status).toBe(429);
  go();
  wait = Promise.resolve();
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await post('192.0.2.4', 800)).status).toBe(200);
});
