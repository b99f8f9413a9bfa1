import { type ClockExtension, type LegalTopic, startLegalClocks, type TicketKind } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../../app/app.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import { keepSetting } from '../../settings/keep-setting.ts';
import { clockRules } from './clock-rules.ts';

const settingName = 'clocksComplete';
const batch = 500;

type Begun = {
  ticketId: string;
  id: string;
  rule: string;
  startedAt: Date;
  dueAt: Date;
  kind: TicketKind;
  topic: LegalTopic | null;
  place: string | null;
};

/**
 * Deadlines that began before it was kept how far the law lets them be put off learn it, once, a part at a time: the rule
 * that set them says it still. Nothing else of them changes, nor when they are due.
 * @returns how many there were
 */
export const completeClocks = async (app: App): Promise<number> => {
  const there = await app.db
    .selectFrom('setting')
    .select('name')
    .where('name', '=', settingName)
    .executeTakeFirst();
  if (there) return 0;
  let count = 0;
  for (;;) {
    const done = await inTransaction(app, { type: 'system' }, completeSome);
    count += done;
    if (done < batch) return count;
  }
};

const completeSome = async (unit: Unit): Promise<number> => {
  const { rows } = await sql<Begun>`
    select clock.ticket_id, clock.id, rule, started_at, clock.due_at, ticket.kind, topic, place
    from clock join ticket on ticket.id = clock.ticket_id join customer on customer.id = customer_id
    where clock.kind = 'legal' and ended_at is null and not trace ? 'extension' limit ${batch}`.execute(
    unit.trx,
  );
  const promises = await unit.readPromises();
  const known = rows.map((clock) => ({
    ticket_id: clock.ticketId,
    id: clock.id,
    extension: extensionOf(clock, clockRules(promises, clock.place, clock.startedAt).regime),
  }));
  await sql`
    update clock set trace = trace || jsonb_build_object('extension', given.extension)
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as given(ticket_id uuid, id uuid, extension jsonb)
    where clock.ticket_id = given.ticket_id and clock.id = given.id`.execute(unit.trx);
  if (rows.length < batch) await keepSetting(unit, settingName, { at: unit.now.toISOString() });
  return rows.length;
};

/** None where the rule that set it is not known any more, or sets another time by now. */
const extensionOf = (
  { rule, startedAt, dueAt, kind, topic }: Begun,
  regime: ReturnType<typeof clockRules>['regime'],
): ClockExtension | null => {
  if (!regime) return null;
  const facts = { at: startedAt.toISOString(), channelId: null, messageId: null, kind, topic };
  const same = startLegalClocks(facts, regime).find(
    (one) => one.rule === rule && one.dueAt === dueAt.toISOString(),
  );
  return same?.trace.extension ?? null;
};
