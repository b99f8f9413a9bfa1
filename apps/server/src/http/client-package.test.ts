import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as client from '@hilo/api/client';
import { afterAll, expect, test } from 'vitest';
import { packClient } from './client-package.ts';
import { installClient } from './testing/install-client.ts';

/** A project outside of ours, with nothing but the package in it. */
const project = mkdtempSync(join(tmpdir(), 'hilo-client-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));
const installed = await installClient(project);

test('is the same package, byte for byte, each time', async () => {
  expect(await packClient()).toEqual(await packClient());
});

test('asks for no other package', () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(dependencies).toBeUndefined();
});

const name = 'hilo-client';
const program = `
import { ApiError, createHiloClient, eachItem, type Ticket } from '${name}';
const hilo = createHiloClient({ origin: 'https://hilo.example', apiKey: 'hilo_x', retries: 3 });
export const keys: string[] = [];
for await (const row of eachItem(hilo.getTickets, { query: { view: 'open', status: ['waiting'] } }))
  keys.push(row.trackingKey);
for await (const event of eachItem(hilo.getEvents, {})) event.position.toFixed();
const ticket: Ticket = await hilo.patchTicketsId({ params: { id: keys[0]! }, body: { tags: ['a'] }, ifMatch: 3 });
export const file: Blob = await hilo.getCustomersIdExport({ params: { id: ticket.customer.id } });
try {
  await hilo.postUploads({ body: new FormData(), idempotencyKey: 'one' });
} catch (error) {
  if (error instanceof ApiError && error.code === 'file.tooLarge') keys.push(String(error.retryAfterSeconds));
}
// @ts-expect-error there is no such view
void hilo.getTickets({ query: { view: 'everything' } });
// @ts-expect-error a team has a name
void hilo.postTeams({ body: {} });
// @ts-expect-error what is read is not done once
void hilo.getQueues({ idempotencyKey: 'one' });
// @ts-expect-error there is no such error
export const isOdd = (error: ApiError): boolean => error.code === 'odd';
`;

test('has types that need nothing else, under the strictest settings', () => {
  writeFileSync(join(project, 'program.ts'), program);
  const options = {
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['program.ts'] }),
  );
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  const compiler = join(import.meta.dirname, '../../../../node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

test('runs, and is what our own client is', async () => {
  const own: typeof client = await import('@hilo/api/client');
  const packed: typeof client = await import(pathToFileURL(join(installed, 'index.js')).href);
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    asked.push(`${init?.method} ${url}`);
    return asked.length < 2
      ? new Response('{"items": [{"id": "1"}], "nextCursor": "c"}')
      : new Response('{"code": "auth.required", "detail": "Sign in.", "retryable": false}', { status: 401 });
  };
  const hilo = packed.createHiloClient({ origin: 'https://hilo.example', apiKey: 'x', fetch });
  expect(Object.keys(hilo).sort()).toEqual(Object.keys(own.createHiloClient()).sort());
  const reading = packed.eachItem(hilo.getQueues, {});
  expect((await reading.next()).value).toEqual({ id: '1' });
  const error = await reading.next().catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(packed.ApiError);
  expect(error).toMatchObject({ code: 'auth.required', status: 401 });
  expect(asked[1]).toBe('GET https://hilo.example/api/v1/queues?cursor=c');
});
