import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { moveIdentities } from '../customers/move-identities.ts';
import { createWorld } from '../testing/domain-world.ts';
import { moveMessages } from '../tickets/move-messages.ts';

const world = await createWorld();
const { app, mail, place, bring, agents } = world;
const { agent } = agents;
const refs = (ref: string) => ({ refs: [ref], ownRef: null, nativeThread: null, replyTokens: [] });

describe('while messages arrive', () => {
  it('a ticket is merged: none of them is left in the emptied one', async () => {
    for (let round = 0; round < 5; round++) {
      const first = mail(`ana${round}@mail.example`);
      const { ticketId } = await place(first);
      const other = await place(mail(`eva${round}@mail.example`));
      const answers = Array.from({ length: 8 }, () =>
        mail(first.from, { thread: refs(first.thread.ownRef!) }),
      );
      await Promise.all([
        ...answers.slice(0, 4).map((one) => bring(one)),
        moveMessages(app, agent, ticketId, { toTicketId: other.ticketId, reason: null }),
        ...answers.slice(4).map((one) => bring(one)),
      ]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from message where ticket_id = ${ticketId}`.execute(app.db);
      expect(rows[0]!.n).toBe(0);
      expect((await world.ticket(other.ticketId)).messageCount).toBe(10);
    }
  });

  it('a customer is joined to another: no ticket is left with the emptied one', async () => {
    for (let round = 0; round < 5; round++) {
      const who = `leo${round}@mail.example`;
      const { customerId: from } = await world.ticket((await place(mail(who))).ticketId);
      const { customerId: to } = await world.ticket((await place(mail(`max${round}@mail.example`))).ticketId);
      const more = Array.from({ length: 8 }, (_, n) => mail(who, { subject: `Matter ${n}` }));
      await Promise.all([
        ...more.slice(0, 4).map((one) => bring(one)),
        moveIdentities(app, agent, from, { toCustomerId: to, reasons: ['agentSaidSo'], note: null }),
        ...more.slice(4).map((one) => bring(one)),
      ]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ticket where customer_id = ${from}`.execute(app.db);
      expect(rows[0]!.n).toBe(0);
    }
  });
});
