import { beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { createApiServer } from './testing/api-server.ts';
import { document, misfit, operations, type Tried } from './testing/document-check.ts';
import {
  type Named,
  oddValues,
  placesOf,
  replacedAt,
  type Schema,
  sampleOf,
  without,
} from './testing/sample-body.ts';

const world = await createWorld();
world.app.config.requestsPerMinute = 0;
const { server, as } = await createApiServer({ world });
const headers = as('administrator');

const ids: Record<string, string> = {};
const named: Named = {
  resolve: (ref) => document.components.schemas[ref.replace('#/components/schemas/', '')]!,
  idFor: (name) => ids[name.replace(/Ids?$/, '')] ?? ids.ticket!,
};
const kindOf = (path: string): string => path.split('/')[3]!.replace(/ies$/, 'y').replace(/s$/, '');
const addressOf = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'year'
      ? '2026'
      : ((name === 'id' ? ids[kindOf(path)] : ids[name.replace(/Id$/, '')]) ?? ids.ticket!),
  );

type Sent = { body?: unknown; query?: string; type?: string };

const ask = async (one: Tried, { body, query, type = 'application/json' }: Sent = {}) => {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const started = performance.now();
  const answer = await server.inject({
    method: one.method.toUpperCase() as 'GET',
    url: `${addressOf(one.path)}${query ? `?${query}` : ''}`,
    headers: payload === undefined ? headers : { ...headers, 'content-type': type },
    ...(payload === undefined ? {} : { payload }),
  });
  const what = `${one.method} ${one.path} ${query ?? ''} ${payload?.slice(0, 400) ?? ''} → ${answer.statusCode} ${answer.body.slice(0, 600)}`;
  expect.soft(answer.statusCode, what).toBeLessThan(500);
  expect.soft(misfit(one, answer), what).toBeNull();
  expect.soft(performance.now() - started, what).toBeLessThan(20_000);
  return answer;
};

/** What names things that may not be there, where it need not. */
const withoutIds = (body: unknown, { required = [] }: Schema): unknown =>
  Object.keys(body as object)
    .filter((key) => /Ids?$/.test(key) && !required.includes(key))
    .reduce((left, key) => without(left, [key]), body);

/** A body that is let in: what the server names as wrong is left out, until it names nothing that could be. */
const acceptedBody = async (one: Tried, schema: Schema): Promise<unknown> => {
  let body = sampleOf(schema, named);
  for (let turn = 0; turn < 12; turn++) {
    const answer = await ask(one, { body });
    const made = answer.statusCode < 300 && answer.body !== '' ? answer.json() : null;
    const id = made?.id ?? made?.agent?.id ?? made?.code;
    if (one.method === 'post' && typeof id === 'string') ids[kindOf(one.path)] ??= id;
    const field = answer.statusCode === 400 ? answer.json().facts?.fields?.[0]?.field : undefined;
    const smaller = field ? without(body, String(field).split('.')) : withoutIds(body, schema);
    if (JSON.stringify(smaller) === JSON.stringify(body)) break;
    body = smaller;
  }
  return body;
};

const oddTypes = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=a',
  'application/json; charset=latin1',
];
const oddBodies = ['', '{', '[]', 'null', '7', '"x"', '{"unknownField":1}', '['.repeat(5_000)];

const all = Object.values(oddValues);
const isWhole = process.env.HILO_FUZZ === 'all';
/** A few for each place, others for the next; `HILO_FUZZ=all` tries each everywhere. */
let turn = 0;
const someValues = (): unknown[] => {
  turn += 1;
  return isWhole ? all : all.filter((_, at) => at % 10 === turn % 10);
};

const isLast = ({ method, path }: Tried): boolean =>
  method === 'delete' || /erase|archive|deactivate|revoke/.test(path);
const isFirst = ({ method, path }: Tried): boolean => method === 'post' && !path.includes('{');
const inOrder = [...operations].sort(
  (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || Number(isLast(a)) - Number(isLast(b)),
);

beforeAll(async () => {
  const { ticketId, messageId } = await world.place(world.mail('ana@client.example', { text: 'Hola' }));
  const { customerId } = await world.ticket(ticketId);
  Object.assign(ids, {
    ticket: ticketId,
    message: messageId,
    customer: customerId,
    channel: world.letters.id,
    queue: world.queueId,
  });
});

describe.each(inOrder)('$id', (one) => {
  const schema = one.operation.requestBody?.content['application/json']?.schema;

  test('answers what the document says, whatever it is given', async () => {
    await ask(one);
    for (const { in: place, name } of one.operation.parameters ?? [])
      if (place === 'query')
        for (const value of someValues())
          await ask(one, {
            query: new URLSearchParams({ [name!]: String(value).slice(0, 8_000).toWellFormed() }).toString(),
          });
    if (one.method === 'get') return;
    for (const type of oddTypes) await ask(one, { body: '{"a":1}', type });
    for (const body of oddBodies) await ask(one, { body });
    if (!schema) return;
    const sample = await acceptedBody(one, schema);
    for (const place of placesOf(sample))
      for (const value of someValues()) await ask(one, { body: replacedAt(sample, place, value) });
  });
});
