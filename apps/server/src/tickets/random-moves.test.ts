import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { moveIdentities, undoMove } from '../customers/move-identities.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { brokenRules, dice } from '../testing/broken-rules.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { moveMessages } from './move-messages.ts';
import { undoMessageMove } from './undo-message-move.ts';

const world = await createWorld();
await makePromises(world);
const { app, mail, place, agents, letters2, talk } = world;
const agent = agents.agent;

const rows = async (query: ReturnType<typeof sql>) => (await query.execute(app.db)).rows;

/** All that moving may touch, of every ticket and customer there was before; what counts changes alone is left out. */
const stateOf = async (ticketIds: string[], customerIds: string[]) => {
  const tickets = sql.join(ticketIds.map((id) => sql`${id}::uuid`));
  const customers = sql.join(customerIds.map((id) => sql`${id}::uuid`));
  return {
    tickets: await rows(
      sql`select to_jsonb(ticket) - 'version' - 'updated_at' as row from ticket where id in (${tickets}) order by id`,
    ),
    messages: await rows(
      sql`select to_jsonb(message) as row from message where ticket_id in (${tickets}) order by id`,
    ),
    words: await rows(
      sql`select message_id, ticket_id from message_search where ticket_id in (${tickets}) order by message_id`,
    ),
    interactions: await rows(
      sql`select to_jsonb(interaction) as row from interaction where ticket_id in (${tickets}) order by id`,
    ),
    participants: await rows(
      sql`select to_jsonb(participant) as row from participant where ticket_id in (${tickets}) order by ticket_id, kind, value`,
    ),
    suggestions: await rows(
      sql`select to_jsonb(ticket_suggestion) as row from ticket_suggestion where ticket_id in (${tickets}) order by ticket_id, other_ticket_id, rule`,
    ),
    clocks: await rows(
      sql`select kind, rule, ticket_id, started_at, due_at from clock where ticket_id in (${tickets}) and ended_at is null order by ticket_id, kind, rule, due_at`,
    ),
    customers: await rows(
      sql`select to_jsonb(customer) - 'version' - 'updated_at' as row from customer where id in (${customers}) order by id`,
    ),
    identities: await rows(
      sql`select id, customer_id, verified_at from identity where customer_id in (${customers}) order by id`,
    ),
    customerSuggestions: await rows(
      sql`select to_jsonb(customer_suggestion) as row from customer_suggestion where customer_id in (${customers}) order by id`,
    ),
  };
};

/** Five people with two or three matters each, answered or not, by three channels, some copied to each other. */
const town = async (seed: number, roll: (below: number) => number) => {
  const people = Array.from({ length: 5 }, (_, n) => `p${n}@town${seed}.example`);
  const ticketIds: string[] = [];
  for (const who of people)
    for (let n = 0; n < 2 + roll(2); n++) {
      const via = [world.letters, letters2, talk][roll(3)]!;
      const first = mail(who, {
        subject: `Matter ${seed}-${n} of ${who}`,
        cc: roll(2) ? [{ kind: 'mailAddress', value: people[roll(5)]!, name: null }] : [],
      });
      const { ticketId } = await place(first, via);
      if (!ticketIds.includes(ticketId)) ticketIds.push(ticketId);
      world.pass(1 + roll(20));
      if (roll(2)) {
        await sendMessage(app, world.hub, agent, ticketId, {
          kind: roll(4) ? 'answer' : 'note',
          bcc: [],
          text: 'Said',
          html: null,
          uploadIds: [],
          attachmentIds: [],
          undoSeconds: 0,
          ...(roll(3) ? {} : { thenStatus: 'resolved' as const }),
        });
        world.pass(1 + roll(20));
      }
      for (let more = roll(3); more > 0; more--) {
        await place(
          mail(roll(3) ? who : people[roll(5)]!, {
            thread: { refs: [first.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] },
          }),
          [world.letters, via][roll(2)],
        );
        world.pass(1 + roll(20));
      }
    }
  const customers = (await app.db.selectFrom('customer').select('id').execute()).map(({ id }) => id);
  const all = (await app.db.selectFrom('ticket').select('id').execute()).map(({ id }) => id);
  return { ticketIds: all, customerIds: customers };
};

type Undo = () => Promise<unknown>;

/** One move of any kind that may be refused; its inverse where it was done. */
const moveSomething = async (
  roll: (below: number) => number,
  { ticketIds, customerIds }: { ticketIds: string[]; customerIds: string[] },
): Promise<Undo | null> => {
  const one = <T>(list: T[]): T => list[roll(list.length)]!;
  const refused = (error: { code?: string }) => {
    if (/^(resource|request|move|promise|ticket|approval)\./.test(error.code ?? '')) return null;
    throw error;
  };
  const kind = roll(5);
  if (kind < 3) {
    const from = one(ticketIds);
    const messages = await app.db
      .selectFrom('message')
      .select('id')
      .where('ticketId', '=', from)
      .orderBy('id')
      .execute();
    const some = messages.filter(() => roll(2) === 1).map(({ id }) => id);
    const request =
      kind === 0
        ? { toTicketId: one(ticketIds), reason: 'one matter' }
        : kind === 1
          ? { messageIds: some, reason: 'apart' }
          : { messageIds: some, toTicketId: one(ticketIds), reason: 'there' };
    const done = await moveMessages(app, agent, from, request).catch(refused);
    return done && (() => undoMessageMove(app, agent, done.moveId));
  }
  const from = one(customerIds);
  const identities = await app.db
    .selectFrom('identity')
    .select('id')
    .where('customerId', '=', from)
    .orderBy('id')
    .execute();
  const some = identities.filter(() => roll(2) === 1).map(({ id }) => id);
  const done = await moveIdentities(app, agent, from, {
    toCustomerId: one(customerIds),
    ...(kind === 3 ? {} : { identityIds: some }),
    reasons: ['agentSaidSo'],
    note: null,
  }).catch(refused);
  return done && (() => undoMove(app, agent, done.moveId));
};

/** More than these by `HILO_SEEDS=40`. */
it.each(Array.from({ length: Number(process.env.HILO_SEEDS ?? 2) }, (_, n) => n + 1))(
  'moves of any kind one upon another, taken back one by one, leave all as it was (seed %i)',
  async (seed) => {
    const roll = dice(seed);
    const there = await town(seed, roll);
    const states = [];
    const undo: Undo[] = [];
    for (let n = 0; n < 12; n++) {
      const before = await stateOf(there.ticketIds, there.customerIds);
      const back = await moveSomething(roll, there);
      if (!back) continue;
      states.push(before);
      undo.push(back);
      expect(await brokenRules(app)).toEqual({});
      world.pass(1);
    }
    expect(undo.length).toBeGreaterThan(2);
    while (undo.length > 0) {
      await undo.pop()!();
      expect(await brokenRules(app)).toEqual({});
      expect(await stateOf(there.ticketIds, there.customerIds)).toEqual(states.pop());
      world.pass(1);
    }
  },
);
