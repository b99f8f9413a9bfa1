import fc from 'fast-check';
import pino from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { createApiServer } from './testing/api-server.ts';
import { misfit, operations, type Tried } from './testing/document-check.ts';
import { knownIds, mark, type OddRequest, requestOf } from './testing/odd-requests.ts';

/** Each operation is asked this often; `HILO_FUZZ=all` asks more. */
const rounds = process.env.HILO_FUZZ === 'all' ? 100 : 4;

const world = await createWorld();
world.app.config.requestsPerMinute = 0;
const logged: string[] = [];
world.app.log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
const { server, key } = await createApiServer({ world });
let headers: Record<string, string> = {};
/** How often each kind of answer came: a fuzz that nobody lets in tries the door alone. */
const came = { done: 0, refused: 0 };

beforeAll(async () => {
  headers = await key('*');
  const { ticketId, messageId } = await world.place(world.mail('ana@client.example', { text: 'Hola' }));
  const { customerId } = await world.ticket(ticketId);
  Object.assign(knownIds, {
    ticket: ticketId,
    message: messageId,
    customer: customerId,
    channel: world.letters.id,
    queue: world.queueId,
    agent: world.agents.agent.agentId,
  });
});

const send = ({ method }: Tried, { url, query, headers: more, payload }: OddRequest) => {
  const asked = new URLSearchParams(query);
  return server.inject({
    method: method.toUpperCase() as 'GET',
    url: `${url}${asked.size > 0 ? `?${asked}` : ''}`,
    headers: { ...more, ...headers, ...(payload ? { 'content-type': payload.type } : {}) },
    ...(payload ? { payload: payload.text } : {}),
  });
};

describe.each(operations)('$id', (one) => {
  test('is never at a loss, and answers what the document says', async () => {
    await fc.assert(
      fc.asyncProperty(requestOf(one), async (request) => {
        const answer = await send(one, request);
        const said = `${answer.statusCode} ${answer.body.slice(0, 600)}`;
        expect(answer.statusCode, said).toBeLessThan(500);
        expect(misfit(one, answer), said).toBeNull();
        came[answer.statusCode < 400 ? 'done' : 'refused'] += 1;
        if (answer.statusCode >= 400) expect(answer.json().detail, said).toMatch(/\S/);
      }),
      { numRuns: rounds },
    );
  });
});

test('a good part of it was let in, and a good part refused', () => {
  expect(Math.min(came.done, came.refused) / (came.done + came.refused)).toBeGreaterThan(0.2);
});

test('nothing of what was sent is in the log, nor the key', () => {
  const lines = logged.join('');
  expect(lines).not.toContain(mark);
  expect(lines).not.toContain(headers.authorization!.replace('Bearer ', ''));
});
