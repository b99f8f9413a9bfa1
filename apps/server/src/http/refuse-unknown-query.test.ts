import { expect, test } from 'vitest';
import { createApiServer } from './testing/api-server.ts';

const { server, routes, as } = await createApiServer();
const ask = (method: 'GET' | 'HEAD' | 'POST', url: string, headers: Record<string, string> = as('agent')) =>
  server.inject({ method, url: `/api/v1${url}`, headers });

test('a filter with a typing error is named, with what was probably meant, and lists nothing', async () => {
  const answer = await ask('GET', '/tickets?stauts=open&limit=2');
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const { code, detail, facts } = answer.json();
  expect(code).toBe('request.invalid');
  expect(facts.fields).toEqual([{ field: 'stauts', problem: 'is not known here', nearest: 'status' }]);
  expect(detail).toContain('“stauts” (did you mean “status”?)');
  expect((await ask('GET', '/tickets?status=open&limit=2')).statusCode).toBe(200);
});

test('what resembles nothing is answered with what there is', async () => {
  const { detail, facts } = (await ask('GET', '/tags?utm_source=mail')).json();
  expect(facts.fields[0]).toMatchObject({ field: 'utm_source', nearest: null });
  expect(detail).toMatch(/It takes: .*query/);
  expect((await ask('HEAD', '/tags?utm_source=mail')).statusCode).toBe(400);
});

test('names of any kind and number are refused briefly', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'Status', '%F0%9F%91%8D', 'x'.repeat(5_000)])
    expect((await ask('GET', `/tickets?${name}=1`)).json().code, name).toBe('request.invalid');
  const many = Array.from({ length: 500 }, (_, at) => `name${at}=1`).join('&');
  const answer = await ask('GET', `/tickets?${many}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.body.length).toBeLessThan(5_000);
});

test('every route refuses one, and who is not signed in hears that first', async () => {
  expect((await ask('GET', '/tickets?stauts=open', {})).json().code).toBe('auth.required');
  for (const { method, url } of routes) {
    const answer = await server.inject({
      method: String(method) as 'GET',
      url: `${url.replace(/:\w+/g, '0198c0de-0000-7000-8000-000000000000')}?nobodyKnowsThis=1`,
      headers: as('administrator'),
    });
    expect(answer.json().facts?.fields?.[0]?.field, `${String(method)} ${url}`).toBe('nobodyKnowsThis');
  }
});
