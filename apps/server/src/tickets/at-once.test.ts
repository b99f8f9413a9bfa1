import { HiloError } from '@hilo/api';
import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { moveIdentities, undoMove } from '../customers/move-identities.ts';
import { liftRestriction, restrictCustomer } from '../customers/restrict-customer.ts';
import { changeCustomer } from '../customers/write-customer.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { brokenRules, dice } from '../testing/broken-rules.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { bulkChange } from './bulk-change.ts';
import { callBack } from './call-back.ts';
import { changeTicket } from './change-ticket.ts';
import { moveMessages } from './move-messages.ts';
import { addParticipant, removeParticipant } from './participants.ts';
import { redactMessage } from './redact-message.ts';
import { undoMessageMove } from './undo-message-move.ts';

const world = await createWorld();
await makePromises(world);
const { app, hub, mail, place, bring } = world;
const who = world.agents.administrator;

const ids = async (table: 'ticket' | 'customer' | 'message' | 'message_move' | 'identity_move') =>
  (await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(app.db)).rows.map(
    ({ id }) => id,
  );

/** 220 acts, a score at once, on a few tickets of a few people. Only what is refused with a reason may fail. */
it.each(Array.from({ length: Number(process.env.HILO_SEEDS ?? 1) }, (_, n) => n + 1))(
  'whatever people do at the same moment is done once or refused, and nothing is torn (seed %i)',
  async (seed) => {
    const roll = dice(seed * 7919);
    const one = <T>(list: readonly T[]): T => list[roll(list.length)]!;
    const people = Array.from({ length: 6 }, (_, n) => `p${n}@at-once${seed}.example`);
    const copied = () => [{ kind: 'mailAddress', value: one(people), name: null }];
    const refs: string[] = [];
    for (const from of people) {
      const first = mail(from, { cc: copied() });
      await place(first);
      refs.push(first.thread.ownRef!);
    }
    const brought: MessageArrival[] = [];
    const answers: string[] = [];
    const failed: unknown[] = [];
    for (let round = 0; round < 10; round++) {
      const there = {
        tickets: await ids('ticket'),
        customers: await ids('customer'),
        messages: await ids('message'),
        moves: await ids('message_move'),
        joins: await ids('identity_move'),
      };
      const arrive = (n: number) => {
        const ownRef = `<${seed}-${round}-${n}@at-once.example>`;
        const thread = { refs: roll(4) ? [one(refs)] : [], ownRef, nativeThread: null, replyTokens: [] };
        const arrival = mail(one(people), { cc: copied(), thread });
        brought.push(arrival);
        const via = one([world.letters, world.letters2, world.talk]);
        return () => bring(arrival, via);
      };
      const answer = () => {
        const ticketId = one(there.tickets);
        const more = roll(4) ? {} : { thenStatus: 'resolved' as const };
        return async () => {
          const { messageId } = await sendMessage(app, hub, who, ticketId, {
            kind: 'answer',
            bcc: [],
            text: 'said',
            html: null,
            uploadIds: [],
            attachmentIds: [],
            undoSeconds: 60,
            ...more,
          });
          answers.push(messageId);
        };
      };
      const act = (n: number): (() => Promise<unknown>) => {
        const [ticket, other, message] = [one(there.tickets), one(there.tickets), one(there.messages)];
        const [customer, another] = [one(there.customers), one(there.customers)];
        const party = copied()[0]!;
        const acts = [
          () => moveMessages(app, who, ticket, { toTicketId: other, reason: 'one matter' }),
          () => moveMessages(app, who, ticket, { messageIds: [message], reason: 'apart' }),
          () => moveMessages(app, who, ticket, { messageIds: [message], toTicketId: other, reason: 'there' }),
          () => undoMessageMove(app, who, one(there.moves) ?? ticket),
          () =>
            moveIdentities(app, who, customer, {
              toCustomerId: another,
              reasons: ['agentSaidSo'],
              note: null,
            }),
          () => undoMove(app, who, one(there.joins) ?? ticket),
          () => changeTicket(app, who, ticket, { status: 'resolved' }),
          () =>
            bulkChange(app, who, {
              ids: [ticket, other],
              action: { type: 'tag', add: [`t${n}`], remove: [] },
            }),
          () => redactMessage(app, who, message, { reason: 'asked for' }),
          () => addParticipant(app, who, ticket, { ...party, role: 'copied' }),
          () => removeParticipant(app, who, ticket, party),
          () => changeCustomer(app, who, customer, { name: `Name ${n}` }),
          async () => {
            await restrictCustomer(app, who, customer);
            await liftRestriction(app, who, customer);
          },
          () => callBack(app, who, one(answers) ?? message),
        ];
        return one(acts);
      };
      const acts = Array.from({ length: 22 }, (_, n) => [arrive, answer, act, act][roll(4)]!(n));
      await Promise.all(
        acts.map((run) =>
          run().catch((error: unknown) => {
            if (!(error instanceof HiloError)) failed.push(error);
          }),
        ),
      );
      world.pass(1);
    }
    expect(failed).toEqual([]);
    expect(await brokenRules(app)).toEqual({});
    for (const arrival of brought) expect((await world.whereIs(arrival)).messageId).not.toBe('');
    const { rows } = await sql`select count(*) as n from message where id = any(${answers}::uuid[])`.execute(
      app.db,
    );
    expect(rows).toEqual([{ n: new Set(answers).size }]);
  },
);
