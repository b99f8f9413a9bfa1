import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { buildServer } from './build-server.ts';
import { referencePage } from './reference-page.ts';

const app = await createTestApp();
const server = await buildServer(app, async () => null);
await server.register(referencePage());
afterAll(() => server.close());

test('everything that the page asks for is there, from our own origin, under a policy without exceptions', async () => {
  const page = await server.inject({ url: '/api/reference' });
  expect(page.statusCode).toBe(200);
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.body).not.toMatch(/<script>|<style|\son\w+=|style=/);
  const wanted = [...page.body.matchAll(/(?:src|href)="(\/api\/reference\/[^"]+)"/g)].map(
    (match) => match[1]!,
  );
  expect(wanted).toHaveLength(4);
  for (const url of wanted) {
    const plain = await server.inject({ url });
    const small = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(plain.statusCode).toBe(200);
    expect(plain.headers['x-content-type-options']).toBe('nosniff');
    expect(plain.headers['content-type']).toMatch(/^text\/(css|javascript)/);
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.rawPayload).equals(plain.rawPayload)).toBe(true);
  }
});

test('nothing else of the package is given', async () => {
  for (const url of [
    '/api/reference/package.json',
    '/api/reference/../package.json',
    '/api/reference/index.html',
  ])
    expect((await server.inject({ url })).statusCode).toBe(404);
  expect((await server.inject({ url: '/api/reference/' })).headers.location).toBe('/api/reference');
});
