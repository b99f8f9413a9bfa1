import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { widgetPages } from './widget-pages.ts';

const dist = mkdtempSync(join(tmpdir(), 'hilo-widget-'));
for (const name of ['widget.js', 'frame-es.js']) {
  writeFileSync(join(dist, name), 'long');
  writeFileSync(join(dist, `${name}.gz`), 'short');
}
const server = Fastify();
await server.register(widgetPages(dist));
afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true });
});

test.each(['/widget.js', '/widget/frame-es.js'])(
  '%s leaves in its short form, for who reads it',
  async (url) => {
    const short = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect([short.body, short.headers['content-encoding'], short.headers.vary]).toEqual([
      'short',
      'gzip',
      'accept-encoding',
    ]);
    expect(short.headers['content-type']).toMatch(/javascript/);
    const plain = await server.inject({ url });
    expect([plain.body, plain.headers['content-encoding']]).toEqual(['long', undefined]);
    // One is not taken for the other when it is asked for again.
    expect(short.headers.etag).not.toBe(plain.headers.etag);
  },
);

test('the short forms have no address of their own', async () => {
  expect((await server.inject({ url: '/widget/frame-es.js.gz' })).statusCode).toBe(404);
});
