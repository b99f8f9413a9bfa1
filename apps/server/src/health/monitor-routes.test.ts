import { createServer } from 'node:net';
import { createDatabase, createPool } from '@hilo/db';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import type { App } from '../app/app.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { monitorRoutes } from './monitor-routes.ts';

const app = await createTestApp();

const closers: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const serverOn = async (place: App) => {
  const server = Fastify();
  closers.push(() => server.close());
  await server.register(monitorRoutes(place));
  return server;
};

const appAt = (url: string): App => {
  const pool = createPool(url, { max: 1 });
  closers.push(() => pool.end());
  return { ...app, db: createDatabase(pool) };
};

/** Takes connections and says nothing, as a database whose process was halted. */
const silent = await (async (): Promise<string> => {
  const server = createServer((socket) => void socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => server.close());
  const { port } = server.address() as { port: number };
  return `postgres://hilo@127.0.0.1:${port}/hilo`;
})();

describe('what is asked by machines that watch', () => {
  it('says that it lives, can serve, and how much waits', async () => {
    const server = await serverOn(app);
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready' });
    const { body, headers } = await server.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    for (const line of ['hilo_database_up 1', 'hilo_outbox_queued 0', 'hilo_arrivals_quarantined 0'])
      expect(body.split('\n')).toContain(line);
  });

  // Port 9 (discard): nothing listens there.
  it.each([
    ['is away', 'postgres://hilo@127.0.0.1:9/hilo'],
    ['keeps silent', silent],
  ])('answers where the database %s: alive, not ready, and the numbers there are', async (_, url) => {
    const server = await serverOn(appAt(url));
    expect((await server.inject('/healthz')).statusCode).toBe(200);
    const ready = await server.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ status: 'no-database' });
    const { body, statusCode } = await server.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(body).toMatch(/^hilo_database_up 0$/m);
    expect(body).toMatch(/^hilo_outbox_queued Nan$/im);
    expect(body).toMatch(/^process_resident_memory_bytes \d/m);
  });
});
