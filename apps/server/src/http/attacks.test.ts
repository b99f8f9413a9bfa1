import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { writeCursor } from '../app/cursor.ts';
import { fileRoutes } from '../files/serve-file.ts';
import { signFile } from '../files/sign-file.ts';
import { createWorld } from '../testing/domain-world.ts';
import { buildServer } from './build-server.ts';
import { deskPages } from './desk-pages.ts';
import { createApiServer } from './testing/api-server.ts';
import { edgeTimes } from './testing/odd-requests.ts';
import { oddTexts } from './testing/odd-texts.ts';

const world = await createWorld();
const { app } = world;
// Read when the server is built: here the clock stands, and nobody would be let in again.
app.config.requestsPerMinute = 0;
const { server, routes, as } = await createApiServer({ world });
const headers = as('administrator');

let ticketId = '';
let fileId = '';
beforeAll(async () => {
  const blob = await app.blobs.put(Buffer.from('%PDF-1.4 content'));
  ({ ticketId } = await world.place(
    world.mail('ana@client.example', {
      files: [{ name: 'factura ñ.pdf', type: 'application/pdf', blob, inline: false, contentId: null }],
    }),
  ));
  ({ id: fileId } = await app.db.selectFrom('attachment').select('id').executeTakeFirstOrThrow());
});

/** A clean answer: of this API, with no trace of a database or a stack in it. */
const expectClean = (response: { statusCode: number; body: string }): void => {
  expect(response.statusCode, response.body.slice(0, 300)).toBeLessThan(500);
  expect(response.body).not.toMatch(/pg_|SQLSTATE|syntax error|node_modules|at Object\./);
};

describe('odd texts', () => {
  const queries = routes
    .filter((route) => route.method === 'GET' && route.schema?.querystring)
    .flatMap((route) =>
      Object.keys((route.schema!.querystring as z.ZodObject).shape).map((name) => ({ url: route.url, name })),
    );

  test('there are queries to try', () => {
    expect(queries.length).toBeGreaterThan(12);
  });

  describe.each(queries)('$url?$name=', ({ url, name }) => {
    test.each(Object.entries(oddTexts))('%s', async (_what, text) => {
      const path = url.replace(/:\w+/g, ticketId);
      expectClean(
        await server.inject({ url: `${path}?${new URLSearchParams({ q: 'x', [name]: text })}`, headers }),
      );
    });
    test('twice', async () => {
      const path = url.replace(/:\w+/g, ticketId);
      expectClean(await server.inject({ url: `${path}?q=x&${name}=1&${name}=2`, headers }));
      expectClean(await server.inject({ url: `${path}?q=x&${name}[a]=1&${name}[]=2`, headers }));
    });
  });

  test.each(Object.entries(oddTexts))('in a path: %s', async (_what, text) => {
    for (const path of [`/api/v1/tickets/${encodeURIComponent(text)}`, `/files/${encodeURIComponent(text)}`])
      expectClean(await server.inject({ url: path, headers }));
  });

  test('every ticket is still there', async () => {
    const list = await server.inject({ url: '/api/v1/tickets', headers });
    expect(list.json().items.map((item: { id: string }) => item.id)).toContain(ticketId);
  });

  test.each(Object.entries(oddTexts))('in a note: %s comes back as it was sent', async (_what, text) => {
    const sent = await server.inject({
      method: 'POST',
      url: `/api/v1/tickets/${ticketId}/messages`,
      headers,
      payload: { kind: 'note', text: `note ${text}` },
    });
    expect(sent.statusCode).toBe(201);
    expect(sent.json().text).toBe(`note ${text}`);
  });
});

describe('text that PostgreSQL cannot keep', () => {
  const send = (body: string) =>
    server.inject({
      method: 'POST',
      url: `/api/v1/tickets/${ticketId}/messages`,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: body,
    });
  test.each([
    ['NUL in a body', '{"kind":"note","text":"a\\u0000b"}'],
    [
      'NUL deep in a body',
      '{"kind":"answer","text":"x","to":[{"kind":"mailAddress","value":"a\\u0000@b","name":null}]}',
    ],
    ['NUL in a key', '{"kind":"note","text":"x","a\\u0000":1}'],
    ['half a pair', '{"kind":"note","text":"\\ud800"}'],
    ['the other half', '{"kind":"note","text":"\\udc00x"}'],
    ['a hundred levels', `{"kind":"note","text":"x","to":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['ten thousand levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ])('%s', async (_what, body) => {
    const response = await send(body);
    expect(response.statusCode).toBe(400);
    expect(response.json().code).toBe('request.invalid');
  });

  test.each([
    '/api/v1/search?q=%00',
    '/api/v1/search?q=a%00b',
    '/api/v1/tickets/%00',
    '/api/v1/search?q=%ed%a0%80',
  ])('%s', async (url) => {
    const response = await server.inject({ url, headers });
    expectClean(response);
    if (url.includes('%00')) expect(response.statusCode).toBe(400);
  });

  test('in a draft, whose body is kept as JSON', async () => {
    const draft = {
      kind: 'note',
      text: 'a\u0000',
      html: null,
      channelId: null,
      to: null,
      cc: null,
      bcc: [],
      subject: null,
      uploadIds: [],
    };
    const url = `/api/v1/tickets/${ticketId}/draft`;
    expect((await server.inject({ method: 'PUT', url, headers, payload: draft })).statusCode).toBe(400);
    expect(
      (await server.inject({ method: 'PUT', url, headers, payload: { ...draft, text: 'a' } })).statusCode,
    ).toBe(200);
  });

  test('in a mail it is left out, and the mail is there', async () => {
    const { ticketId: id } = await world.place(
      world.mail(
        { kind: 'mailAddress', value: 'nul\0@client.example', name: 'N\0ul' },
        { subject: 'be\0fore', text: 'a\0b \ud800 c', warnings: ['w\0'] },
      ),
    );
    const ticket = (await server.inject({ url: `/api/v1/tickets/${id}`, headers })).json();
    expect(ticket.subject).toBe('before');
    expect(ticket.thread.items[0].text).toBe('ab \ufffd c');
    expect(ticket.customer.address).toBe('nul@client.example');
  });
});

describe('times at the ends of all calendars', () => {
  const say = (method: 'POST' | 'PATCH', path: string, payload: object) =>
    server.inject({ method, url: `/api/v1/tickets/${path}`, headers, payload });
  test.each(edgeTimes)('%s', async (time) => {
    const answers = await Promise.all([
      say('PATCH', ticketId, { snoozedUntil: time }),
      say('PATCH', ticketId, { status: 'waiting', waitingOn: 'customer', followUpAt: time }),
      say('POST', `${ticketId}/messages`, { text: 'x', thenStatus: 'waiting', followUpAt: time }),
      say('POST', `${ticketId}/messages`, { text: 'x', sendAt: time }),
      say('POST', `${ticketId}/follow-ups`, { dueAt: time, note: 'x' }),
      say('POST', 'bulk', { ids: [ticketId], action: { type: 'change', snoozedUntil: time } }),
      server.inject({ url: `/api/v1/reports/overview?from=0000-01-01&to=0000-01-01`, headers }),
      server.inject({ url: `/api/v1/breaches?from=${encodeURIComponent(time)}`, headers }),
      server.inject({ url: `/api/v1/calendars/ES?version=2147483648`, headers }),
    ]);
    for (const answer of answers) {
      expect(answer.statusCode, answer.body).toBe(400);
      expect(answer.json().code).toBe('request.invalid');
    }
  });
});

describe('bodies', () => {
  const url = () => `/api/v1/tickets/${ticketId}/messages`;
  const post = (payload: string | object, type?: string) =>
    server.inject({
      method: 'POST',
      url: url(),
      headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
      payload,
    });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/xml',
    'application/octet-stream',
    'nonsense',
    '',
  ])('type %j is not taken', async (type) => {
    const response = await post('{"kind":"note","text":"x"}', type || 'x/y');
    expect(response.statusCode).toBe(415);
    expect(response.json().code).toBe('request.mediaType');
  });

  test('a form where JSON belongs is not taken, and JSON where a file belongs neither', async () => {
    expectClean(await post('--a\r\n\r\n--a--', 'multipart/form-data; boundary=a'));
    const upload = await server.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers,
      payload: { a: 1 },
    });
    expect(upload.statusCode).toBe(415);
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary='])
      expectClean(
        await server.inject({
          method: 'POST',
          url: '/api/v1/uploads',
          headers: { ...headers, 'content-type': type },
          payload: 'x',
        }),
      );
    const empty = await server.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=a' },
      payload: '--a--\r\n',
    });
    expect(empty.statusCode).toBe(400);
  });

  test('too large is refused with the number of bytes unread', async () => {
    const response = await post({ kind: 'note', text: 'x'.repeat(5 * 1024 * 1024) });
    expect(response.statusCode).toBe(413);
    expect(response.json().code).toBe('request.tooLarge');
  });

  test.each([
    ['__proto__', '{"kind":"note","text":"x","__proto__":{"isAdmin":true}}'],
    ['constructor', '{"kind":"note","text":"x","constructor":{"prototype":{"isAdmin":true}}}'],
    ['deep __proto__', '{"kind":"note","text":"x","to":[{"__proto__":{"a":1}}]}'],
    ['an unknown field', '{"kind":"note","text":"x","authorAgentId":"me"}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['half', '{"kind":'],
    ['a comment', '{"kind":"note","text":"x"} // and more'],
    ['nothing', ''],
  ])('%s is a clean 400', async (_what, body) => {
    const response = await post(body, 'application/json');
    expect(response.statusCode).toBe(400);
    expect(response.json().code).toBe('request.invalid');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('an upload keeps neither a path nor a header in its name, nor a type that is none', async () => {
    const content =
      '--a\r\ncontent-disposition: form-data; name="f"; filename="../../e\u202Evil\\x.html"\r\ncontent-type: text/html; x="\r\n\r\n<b>\r\n--a--\r\n';
    const response = await server.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=a' },
      payload: content,
    });
    expect(response.statusCode).toBe(201);
    expect(response.json().name).not.toMatch(/[/\\\u202E]/);
    expect(response.json().type).toMatch(/^[a-z]+\/[a-z.+-]+$/);
  });
});

describe('cursors', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  test.each([
    'x',
    '',
    encode('|'),
    encode(`2026-03-02|${id}`),
    encode(`1|${id}`),
    encode(`infinity|${id}`),
    encode(`2026-13-99T00:00:00.000Z|${id}`),
    encode(`2026-03-02T09:00:00.000Z|${'-'.repeat(36)}`),
    encode(`2026-03-02T09:00:00.000Z|${id}|more`),
    encode(`2026-03-02T09:00:00.000Z'; drop table ticket|${id}`),
    encode(`+275760-09-13T00:00:00.000Z|${id}`),
  ])('%j is refused', async (cursor) => {
    for (const url of ['/api/v1/tickets', `/api/v1/tickets/${ticketId}/messages`, '/api/v1/arrivals']) {
      const response = await server.inject({ url: `${url}?cursor=${cursor}`, headers });
      expect(response.statusCode).toBe(400);
      expect(response.json().code).toBe('cursor.invalid');
    }
  });

  test('one that was made elsewhere only moves the page', async () => {
    const cursor = writeCursor({ at: new Date('2020-01-01'), id });
    const response = await server.inject({ url: `/api/v1/tickets?cursor=${cursor}`, headers });
    expect(response.json()).toEqual({ items: [], nextCursor: null });
  });
});

describe('methods and origins', () => {
  test('HEAD answers as GET without a body; OPTIONS and others say nothing of another site', async () => {
    const head = await server.inject({ method: 'HEAD', url: '/api/v1/tickets', headers });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await server.inject({ method: 'HEAD', url: '/api/v1/tickets' })).statusCode).toBe(401);
    for (const method of ['OPTIONS', 'TRACE', 'PUT', 'PATCH'] as const) {
      const response = await server.inject({
        method: method as 'PUT',
        url: '/api/v1/tickets',
        headers: { ...headers, origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      expect(response.statusCode).toBe(404);
      expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test.each([
    'evil.example',
    'evil.example:99999',
    'a b',
    '<script>',
    'x'.repeat(300),
    '[::1',
    '',
    '[::1]:3000',
  ])('Host %j changes nothing', async (host) => {
    for (const url of ['/api/v1/tickets', '/api/v1/openapi.json', '/nowhere', '/api/v1/setup']) {
      const response = await server.inject({ url, headers: { ...headers, host, 'x-forwarded-host': host } });
      expectClean(response);
      if (host.includes('evil'))
        expect(`${response.body}${JSON.stringify(response.headers)}`).not.toContain('evil');
    }
  });

  test('X-Forwarded-For of a stranger is not believed', async () => {
    const seen: string[] = [];
    const plain = await buildServer(app, async (request) => {
      seen.push(request.ip);
      return null;
    });
    await plain.inject({
      url: '/',
      headers: { 'x-forwarded-for': '203.0.113.9' },
      remoteAddress: '198.51.100.1',
    });
    await plain.close();
    expect(seen).toEqual(['198.51.100.1']);
  });
});

describe('addresses of files', () => {
  const ask = (url: string, method: 'GET' | 'HEAD' = 'GET') => server.inject({ method, url });
  test('work without a session, and no longer when anything in them changed', async () => {
    const url = signFile(app, fileId);
    const good = await ask(url);
    expect(good.statusCode).toBe(200);
    expect(good.headers['content-disposition']).toBe("inline; filename*=UTF-8''factura%20%C3%B1.pdf");
    expect(good.headers['content-security-policy']).toContain('sandbox');
    expect(good.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask(url, 'HEAD')).statusCode).toBe(200);
    for (let at = '/files/'.length; at < url.length; at++) {
      const other = url[at] === '1' ? '2' : '1';
      const response = await ask(url.slice(0, at) + other + url.slice(at + 1));
      expect([400, 403, 404], `changed at ${at}`).toContain(response.statusCode);
    }
    for (const bad of [
      `/files/${fileId}`,
      `${url}&until=99999999999999`,
      `${url}&sign=x`,
      url.replace('until=', 'until=+'),
    ])
      expect([400, 403]).toContain((await ask(bad)).statusCode);
    expect(
      (await ask(`${url.toUpperCase().replace('/FILES/', '/files/')}`)).statusCode,
    ).toBeGreaterThanOrEqual(400);
  });

  test('expire', async () => {
    const url = signFile(app, fileId);
    world.pass(6 * 60 - 1);
    expect((await ask(url)).statusCode).toBe(200);
    world.pass(6 * 60 + 1);
    expect((await ask(url)).statusCode).toBe(403);
  });

  test('of a file that is gone say so', async () => {
    await app.db
      .updateTable('attachment')
      .set({ blob: '0'.repeat(64) })
      .where('id', '=', fileId)
      .execute();
    const response = await ask(signFile(app, fileId));
    expect(response.statusCode).toBe(404);
    expect(response.json().code).toBe('resource.notFound');
  });
});

test('pages are served from their folder and nowhere else', async () => {
  const dist = join(world.folder, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(dist, 'theme.js'), 'theme');
  writeFileSync(join(dist, 'assets', 'a.js'), 'asset');
  writeFileSync(join(world.folder, 'secret.txt'), 'the secret');
  const pages = await buildServer(app, async () => null);
  await pages.register(fileRoutes(app));
  await pages.register(deskPages(dist));
  const ask = (url: string) => pages.inject({ url });
  expect((await ask('/assets/a.js')).body).toBe('asset');
  expect((await ask('/theme.js')).body).toBe('theme');
  expect((await ask('/tickets/H-7K3-QX4-TB9')).body).toContain('desk');
  for (const url of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%252e%252e%252fsecret.txt',
    '/assets//etc/passwd',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/....//secret.txt',
    '/assets/a.js%00.txt',
    '/files/../secret.txt',
    '/secret.txt',
    '/.env',
    '/assets/',
    '/assets',
  ]) {
    const response = await ask(url);
    expect(response.statusCode, url).toBeLessThan(500);
    expect(response.body, url).not.toContain('the secret');
    expect(response.body, url).not.toContain('root:');
  }
  expect((await ask('/api/v1/nothing')).headers['content-type']).toContain('problem+json');
  await pages.close();
});

test('a mail from before there was mail is as old as mail can be', async () => {
  const { messageId } = await world.place(
    world.mail('old@client.example', { occurredAt: '0000-01-01T00:00:00.000Z' }),
  );
  expect((await world.message(messageId)).occurredAt.getTime()).toBe(0);
});

test.each([
  ['names', 'ana@names.example', 'N'.repeat(600)],
  ['addresses', `${'l'.repeat(330)}@addresses.example`, null],
  ['addresses that no index takes', `${'l'.repeat(600)}@addresses.example`, null],
  ['names cut in a letter', 'ana@cut.example', `${'N'.repeat(511)}😀`],
  ['addresses cut in a letter', `${'l'.repeat(99)}😀${'l'.repeat(600)}@cut.example`, null],
])('a mail with long %s is read and answered like others', async (_what, value, name) => {
  const party = { kind: 'mailAddress', value, name };
  const { ticketId: id } = await world.place(
    world.mail(party, { to: [party], cc: [party], replyTo: [party] }),
  );
  const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
    server.inject({ method, url: `/api/v1/tickets/${id}${path}`, headers, ...(payload ? { payload } : {}) });
  const ticket = await ask('GET', '');
  expect(ticket.statusCode, ticket.body).toBe(200);
  expect((await ask('GET', '/messages')).statusCode).toBe(200);
  const { to, cc } = ticket.json().answerTo;
  const draft = {
    kind: 'answer',
    text: 'x',
    html: null,
    channelId: null,
    subject: null,
    uploadIds: [],
    bcc: [],
  };
  expect((await ask('PUT', '/draft', { ...draft, to, cc })).statusCode).toBe(200);
  expect((await ask('GET', '/draft')).statusCode).toBe(200);
  for (const more of [{}, { to, cc }]) {
    const answer = await ask('POST', '/messages', { text: 'x', ...more });
    expect(answer.statusCode, answer.body).toBe(201);
  }
});

test.each(['to', 'cc', 'bcc'])('nobody is no recipient (%s)', async (field) => {
  const nobody = [{ kind: 'mailAddress', value: ' ', name: null }];
  const response = await server.inject({
    method: 'POST',
    url: `/api/v1/tickets/${ticketId}/messages`,
    headers,
    payload: { text: 'x', [field]: nobody },
  });
  expect(response.statusCode).toBe(400);
});
