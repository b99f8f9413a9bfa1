import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { whyNotListening } from './why-not-listening.ts';

const listen = (host: string, port: number): Promise<unknown> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });

test('what the system says of a port becomes what to do', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  expect(whyNotListening(await listen('127.0.0.1', port))).toContain(
    `Port ${port} is taken by another program`,
  );
  taken.close();
  // TEST-NET-1 (RFC 5737) and .invalid (RFC 2606) are nobody's.
  expect(whyNotListening(await listen('192.0.2.1', 0))).toContain('192.0.2.1 is no address of this machine');
  expect(whyNotListening(await listen('nobody.invalid', 0))).toContain('nobody.invalid is no name');
  const closed = { code: 'EACCES', syscall: 'listen', port: 25 };
  expect(whyNotListening(Object.assign(new Error(), closed))).toContain('Port 25 is not for this user');
});

test('another error is not taken for one of these', () => {
  for (const error of [new Error('x'), { code: 'EACCES', syscall: 'open' }, null, 'x'])
    expect(whyNotListening(error)).toBeNull();
});
