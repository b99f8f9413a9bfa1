import { connect, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { buildServer, patience } from './build-server.ts';

const world = await createWorld();
const waits = { headersMs: 150, requestMs: 300, idleMs: 400, checkEveryMs: 30 };
const server = await buildServer(world.app, async () => null, waits);
afterAll(() => server.close());
let handled = 0;
server.post('/api/thing', async () => {
  handled++;
  return { ok: true };
});
await server.listen({ host: '127.0.0.1', port: 0 });
const { port } = server.server.address() as { port: number };

/** Says `first`, and a little more for ever; resolves with all that came back once the server hung up. */
const talk = (first: string, drip: string | null = null): Promise<string> =>
  new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(first));
    const timer = drip === null ? null : setInterval(() => socket.writable && socket.write(drip), 20);
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      heard += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (timer) clearInterval(timer);
      resolve(heard);
    });
  });

test('the real waits are bounded and leave room for a large file over a slow line', () => {
  expect(patience.headersMs).toBeLessThanOrEqual(20_000);
  expect(patience.requestMs).toBeGreaterThanOrEqual(200_000);
  expect(server.server.headersTimeout).toBe(waits.headersMs);
  expect(server.server.requestTimeout).toBe(waits.requestMs);
});

test('a header that drips in is cut off', async () => {
  const heard = await talk('POST /api/thing HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n');
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  expect(JSON.parse(heard.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'request.timeout', status: 408 });
});

test('a body that drips in is cut off', async () => {
  const heard = await talk(
    'POST /api/thing HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{',
    ' ',
  );
  expect(heard).toMatch(/^(HTTP\/1\.1 408 |$)/);
  expect(handled).toBe(0);
});

test('a connection that says nothing is closed', async () => {
  expect(await talk('')).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

test('a header that is too large is refused', async () => {
  const heard = await talk(`GET /api/thing HTTP/1.1\r\nhost: x\r\nx-a: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  expect(heard).toContain('"code":"request.tooLarge"');
});

test.each([
  ['no HTTP', 'hello\r\n\r\n'],
  ['two lengths', 'POST /api/thing HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  [
    'length and chunks',
    'POST /api/thing HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    'a bad chunk',
    'POST /api/thing HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  ],
  ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx-a: a\0b\r\n\r\n'],
  ['a space in a name', 'GET / HTTP/1.1\r\nhost : x\r\n\r\n'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
])('%s is a plain 400, and the connection ends', async (_what, bytes) => {
  const heard = await talk(bytes);
  expect(heard).toMatch(/^HTTP\/1\.1 400 /);
  expect(handled).toBe(0);
});
