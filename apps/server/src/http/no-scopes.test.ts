import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { createApiServer } from './testing/api-server.ts';
import { type Schema, sampleOf } from './testing/sample-body.ts';

type Operation = { requestBody?: { content: Record<string, { schema: Schema }> } };
const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../docs/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

const world = await createWorld();
world.app.config.requestsPerMinute = 0;
const { server, key } = await createApiServer({ world });
const ids: Record<string, string> = {};
const headers: Record<string, string> = {};

beforeAll(async () => {
  const { ticketId, messageId } = await world.place(world.mail('ana@client.example', { text: 'Hola' }));
  const { customerId } = await world.ticket(ticketId);
  const { letters, queueId } = world;
  Object.assign(ids, {
    tickets: ticketId,
    messages: messageId,
    customers: customerId,
    channels: letters.id,
    queues: queueId,
  });
  Object.assign(headers, await key());
});
const named = {
  resolve: (ref: string) => document.components.schemas[ref.replace('#/components/schemas/', '')]!,
  idFor: (name: string) => ids[`${name.replace(/Ids?$/, '')}s`] ?? ids.tickets!,
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
);
/** What stands open to whoever has a link, an address or nothing. */
const open = new Set([
  'GET /api/v1/openapi.json',
  'GET /api/v1/setup',
  'POST /api/v1/invitations/read',
  'POST /api/v1/invitations/accept',
  'POST /api/v1/password-reset',
  'GET /api/v1/remote-image',
]);
const guarded = operations.filter(([method, path]) => !open.has(`${method} ${path}`));

test('what is open is in the document', () => expect(guarded.length).toBe(operations.length - open.size));

/** Each operation of the document, so that one which is added without asking who acts is seen here. */
test.each(guarded)(
  '%s %s is nothing for a key that may do nothing',
  async (method, path, { requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema;
    const answer = await server.inject({
      method: method as 'GET',
      url: path.replace(/\{(\w+)\}/g, () => ids[path.split('/')[3]!] ?? ids.tickets!),
      headers: schema ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(schema ? { payload: JSON.stringify(sampleOf(schema, named)) } : {}),
    });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(403);
  },
);
