import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHiloClient, type HiloClient } from '@hilo/api/client';
import { describe, expect, test } from 'vitest';
import { createApiServer } from './testing/api-server.ts';

type Operation = { operationId: string; requestBody?: unknown };
const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../docs/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({
    operationId,
    method: method.toUpperCase(),
    path,
  })),
);

let reached: { method: string; path: string } | null = null;
const { server, key } = await createApiServer({
  onReached: (method, url) => {
    reached = { method, path: url.replace(/:(\w+)/g, '{$1}') };
  },
});
const authorization = (await key('*')).authorization!;

/** The real app, without a socket between. */
const toServer: typeof fetch = async (address, init = {}) => {
  const { pathname, search } = new URL(String(address));
  const body = init.body instanceof FormData ? new Response(init.body) : null;
  const answer = await server.inject({
    method: init.method as 'GET',
    url: pathname + search,
    headers: {
      ...(init.headers as Record<string, string>),
      ...(body ? { 'content-type': body.headers.get('content-type')! } : {}),
    },
    ...(body
      ? { payload: Buffer.from(await body.arrayBuffer()) }
      : typeof init.body === 'string'
        ? { payload: init.body }
        : {}),
  });
  return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), {
    status: answer.statusCode,
    headers: answer.headers as Record<string, string>,
  });
};
const client = createHiloClient({
  origin: 'http://hilo.test/',
  apiKey: authorization.replace('Bearer ', ''),
  fetch: toServer,
});

test('has a method for every operation of the document, and none besides', () => {
  expect(Object.keys(client).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

describe.each(operations)('$operationId', ({ operationId, method, path }) => {
  test(`reaches ${method} ${path}`, async () => {
    const params = Object.fromEntries(
      [...path.matchAll(/\{(\w+)\}/g)].map((match) => [match[1]!, '01890000-0000-7000-8000-000000000000']),
    );
    const call = client[operationId as keyof HiloClient] as (input: object) => Promise<unknown>;
    reached = null;
    // That it was refused for what it lacks is no matter; that it came to the right door is.
    await call({ params, ...(method === 'GET' ? {} : { body: {} }) }).catch(() => null);
    expect(reached).toEqual({ method, path });
  });
});

test('carries what is asked, and answers what the schemas say', async () => {
  const made = await client.postCustomers({
    body: { name: 'Ana Núñez', identities: [{ kind: 'mailAddress', value: 'ana@client.example' }] },
  });
  expect(made.name).toBe('Ana Núñez');
  const found = await client.getCustomers({ query: { query: 'ana', limit: 5 } });
  expect(found.items.map(({ id }) => id)).toEqual([made.id]);
  const changed = await client.patchCustomersId({
    params: { id: made.id },
    body: { about: 'Llama por las tardes.' },
    ifMatch: made.version,
  });
  expect(changed.version).toBe(made.version + 1);
  await expect(
    client.patchCustomersId({ params: { id: made.id }, body: { about: '' }, ifMatch: made.version }),
  ).rejects.toMatchObject({ code: 'resource.changed', status: 412 });
});

test('does a repeated write once, uploads a form, and reads bytes', async () => {
  const once = () =>
    client.postCustomers({ body: { name: 'Luis Gil' }, idempotencyKey: 'the-same-every-time' });
  expect((await once()).id).toBe((await once()).id);
  const form = new FormData();
  form.set('file', new File(['hola'], 'nota.txt', { type: 'text/plain' }));
  expect(await client.postUploads({ body: form })).toMatchObject({ name: 'nota.txt', size: 4 });
  const { items } = await client.getCustomers({ query: { query: 'Luis' } });
  const exported = await client.getCustomersIdExport({ params: { id: items[0]!.id } });
  expect(JSON.parse(await exported.text())).toMatchObject({ format: 'hilo.customer.1' });
});

test('says offline and aborted apart', async () => {
  const nobody = createHiloClient({ origin: 'http://127.0.0.1:1', apiKey: 'x', retries: 0 });
  await expect(nobody.getQueues()).rejects.toMatchObject({ code: 'client.offline' });
  await expect(nobody.getQueues({ signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
});
