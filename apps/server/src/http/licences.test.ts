import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { licencePage } from './licences.ts';

it('passes on the licences of what was built, and of the page of the API', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'hilo-dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  writeFileSync(join(dist, 'licences.txt'), 'react 19 (MIT)\n');
  const server = Fastify();
  await server.register(licencePage({ Desk: dist, Chat: join(dist, 'not-built') }));
  const { headers, body } = await server.inject('/licences.txt');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(body).toContain('Desk\n----\n\nreact 19 (MIT)');
  expect(body).toContain('Apache License');
  expect(body).not.toContain('Chat\n');
});
