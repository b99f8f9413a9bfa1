import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../app/transaction.ts';
import { finish } from '../../outgoing/finish.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
// Into the time of the law that knows a request for what is missing.
world.pass(320 * 24 * 60);
const { app, mail, place, agents } = world;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-ley-10-2025'] });
const { agent, supervisor } = agents;
const day = 24 * 60;
let people = 0;

const complaint = async () => {
  const first = mail(`person${++people}@mail.example`);
  const { ticketId } = await place(first);
  await changeTicket(app, agent, ticketId, { kind: 'complaint' });
  return { ticketId, first };
};
const cure = async (ticketId: string): Promise<string> =>
  (await ask(agent, 'POST', `/tickets/${ticketId}/cure`, { text: 'Falta la factura.' })).json.id;
type Outcome = Parameters<typeof finish>[2];
const ends = async (messageId: string, outcome: Outcome, attempt: number): Promise<void> => {
  const { id, channelId } = await app.db
    .selectFrom('outbox')
    .select(['id', 'channelId'])
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
  await inTransaction(app, { type: 'system' }, (unit) =>
    finish(unit, { id, messageId, channelId, attempt } as Parameters<typeof finish>[1], outcome),
  );
};
const fails = (messageId: string, type: 'failed' | 'unknown' = 'failed') =>
  ends(messageId, { type, code: 'recipient-unreachable', detail: '' }, 0);
const arrives = (messageId: string) =>
  ends(
    messageId,
    {
      type: 'delivered',
      delivered: { externalId: null, refs: [], status: 'sent', refused: [], raw: null },
    },
    1,
  );
const again = (messageId: string) => ask(agent, 'POST', `/messages/${messageId}/resend`);
const shown = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId))
    .filter(({ kind }) => kind === 'legal' || kind === 'cure')
    .map(({ rule, state, endReason }) => `${rule} ${state}${endReason ? ` ${endReason}` : ''}`)
    .sort();
const standing = async (ticketId: string) => {
  const { status, waitingOn, followUpAt, waitingSince } = await world.ticket(ticketId);
  return { status, waitingOn, followUpAt, waitingSince };
};

const asked = [
  'es-ley-10-2025/cure running',
  'ley-10-2025/17.1 superseded cure',
  'trlgdcu/21.3 superseded cure',
];
const lost = ['es-ley-10-2025/cure cancelled notSent', 'ley-10-2025/17.1 running', 'trlgdcu/21.3 running'];

describe('a request for what is missing that never arrived', () => {
  it('stops no time; sent again it stops it again, until the day that she reads', async () => {
    const { ticketId, first } = await complaint();
    const messageId = await cure(ticketId);
    const [askedClocks, waiting] = [await readTicketClocks(app, agent, ticketId), await standing(ticketId)];
    expect(await shown(ticketId)).toEqual(asked);
    world.pass(5);
    await fails(messageId);
    expect(await shown(ticketId)).toEqual(lost);
    expect(await standing(ticketId)).toMatchObject({ status: 'open', waitingOn: null });
    world.pass(5);
    expect((await again(messageId)).status).toBe(200);
    expect(await shown(ticketId)).toEqual(asked);
    expect(await standing(ticketId)).toEqual(waiting);
    const before = askedClocks.find(({ kind }) => kind === 'cure')!;
    const after = (await readTicketClocks(app, agent, ticketId)).find(({ kind }) => kind === 'cure')!;
    expect(after).toEqual(before);
    // It fails once more, and goes out after all.
    await fails(messageId);
    expect(await shown(ticketId)).toEqual(lost);
    await ends(messageId, { type: 'unknown', code: 'ambiguous', detail: '' }, 0);
    await arrives(messageId);
    expect(await shown(ticketId)).toContain('es-ley-10-2025/cure running');
    world.pass(day);
    await place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
    expect((await shown(ticketId)).slice(0, 2)).toEqual([
      'es-ley-10-2025/cure met cured',
      'ley-10-2025/17.1 running',
    ]);
  });

  it('is not sent again with less time than the law grants: she is asked anew', async () => {
    const { ticketId } = await complaint();
    const messageId = await cure(ticketId);
    await fails(messageId);
    world.pass(3 * day);
    expect((await again(messageId)).json).toMatchObject({
      code: 'message.outdated',
      facts: { why: 'tooSoon' },
    });
    expect(await shown(ticketId)).toEqual(lost);
    expect((await world.message(messageId)).delivery).toBe('failed');
    await cure(ticketId);
    expect((await shown(ticketId)).filter((one) => one.endsWith('running'))).toEqual([asked[0]]);
  });

  it('stops nothing where she was asked anew, or the matter has ended', async () => {
    const { ticketId } = await complaint();
    const messageId = await cure(ticketId);
    await fails(messageId);
    await cure(ticketId);
    const before = await readTicketClocks(app, agent, ticketId);
    expect((await again(messageId)).status).toBe(200);
    expect(await readTicketClocks(app, agent, ticketId)).toEqual(before);

    const { ticketId: other } = await complaint();
    const lostHere = await cure(other);
    await fails(lostHere);
    const { json } = await ask(agent, 'POST', `/tickets/${other}/approvals`, {
      action: 'close',
      change: {},
      reason: 'Duplicada',
    });
    await ask(supervisor, 'POST', `/approvals/${json.id}/approve`);
    expect((await again(lostHere)).status).toBe(200);
    expect((await shown(other)).some((one) => one.endsWith('running'))).toBe(false);
  });
});
