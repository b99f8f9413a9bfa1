import { beforeAll, expect, test } from 'vitest';
import { createApiServer } from './testing/api-server.ts';

/** What somebody reads who writes a first program against the API and errs: what is wrong and what to do. */
const { world, server, key } = await createApiServer();
let headers: Record<string, string> = {};
let url = '';
beforeAll(async () => {
  headers = await key('*');
  url = `/api/v1/tickets/${(await world.place(world.mail('ana@client.example'))).ticketId}`;
});
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object, more = {}) =>
  server.inject({ method, url: path, headers: { ...headers, ...more }, ...(payload ? { payload } : {}) });

test('a field that is missing is called missing, with what belongs there', async () => {
  const answer = await ask('POST', '/api/v1/tickets', { text: 'x' });
  expect(answer.json().detail).toBe(
    'Mend: channelId: is missing; a string belongs here; to: is missing; an array belongs here',
  );
  expect((await ask('GET', '/api/v1/search')).json().detail).toBe(
    'Mend: q: is missing; a string belongs here',
  );
});

test('a key that is not known is told apart from no key', async () => {
  const wrong = await ask('GET', '/api/v1/tickets', undefined, { authorization: 'Bearer hilo_nonsense' });
  expect(wrong.json()).toMatchObject({ code: 'auth.required', status: 401 });
  expect(wrong.json().detail).toContain('revoked');
  const none = await server.inject('/api/v1/tickets');
  expect(none.json().detail).toBe('Sign in, or send an API key as a bearer token.');
});

test('an address that is not there, or not for this method, leads to the list', async () => {
  for (const [method, path] of [
    ['PUT', '/api/v1/tickets'],
    ['GET', '/api/v1/ticket'],
  ] as const) {
    const answer = await ask(method, path, method === 'PUT' ? {} : undefined);
    expect(answer.json()).toMatchObject({ code: 'resource.notFound', status: 404 });
    expect(answer.json().detail).toBe(
      `Nothing answers ${method} at this address. /api/v1/openapi.json lists what there is.`,
    );
  }
});

test('a body of another type is told which are taken', async () => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/tickets',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'a=1',
  });
  expect(answer.statusCode).toBe(415);
  expect(answer.json().detail).toContain('application/json');
});

test('a recipient needs no name', async () => {
  const answer = await ask('POST', '/api/v1/tickets', {
    channelId: world.letters.id,
    to: [{ kind: 'mailAddress', value: 'berta@client.example' }],
    text: 'Hola',
  });
  expect(answer.statusCode).toBe(201);
  expect(answer.json().customer).toMatchObject({ name: null, address: 'berta@client.example' });
});

test('a version that a proxy made weak counts, * is any, and what is none is told so', async () => {
  const { etag } = (await ask('GET', url)).headers;
  const change = (given: string) => ask('PATCH', url, { tags: [given] }, { 'if-match': given });
  expect((await change(`W/${etag}`)).statusCode).toBe(200);
  expect((await change(`W/${etag}`)).statusCode).toBe(412);
  expect((await change(String(etag))).statusCode).toBe(412);
  expect((await change('*')).statusCode).toBe(200);
  const odd = await change('yesterday');
  expect(odd.statusCode).toBe(400);
  expect(odd.json().detail).toContain('ETag');
  // Larger than any version that a database keeps.
  const note = { kind: 'note', text: 'x' };
  const huge = await ask('POST', `${url}/messages`, note, { 'if-match': '"99999999999999999999"' });
  expect(huge.statusCode).toBe(400);
});
