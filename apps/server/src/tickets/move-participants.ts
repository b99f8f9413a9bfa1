import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

type Row = {
  kind: string;
  value: string;
  name: string | null;
  role: 'customer' | 'copied' | 'partner';
  since: string;
  addedBy: string | null;
  leftBy: string | null;
};
export type MovedParticipants = { added: { kind: string; value: string }[]; removed: Row[] };

const spoken = (table: string) => sql`
  select identity.kind, identity.value from ${sql.ref(table)} as said
    join identity on identity.id = said.author_identity_id
  union
  select party->>'kind', party->>'value' from ${sql.ref(table)} as said,
    jsonb_array_elements(coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')) as party`;

/**
 * Who takes part follows the messages: those in the moved ones take part there, and who is in none that stayed takes
 * part here no longer, unless somebody added him by hand. An address that was left goes with the words of whoever left
 * it. Called after the messages moved.
 */
export const moveParticipants = async (
  unit: Unit,
  fromTicketId: string,
  toTicketId: string,
  messageIds: string[],
  isMerge: boolean,
): Promise<MovedParticipants> => {
  const added = await sql<{ kind: string; value: string }>`
    with gone as (select * from message where id = any(${messageIds}::uuid[])),
    named as (${spoken('gone')})
    insert into participant (ticket_id, kind, value, name, role, since, added_by, left_by)
    select ${toTicketId}, kind, value, name, role, since, added_by, left_by from participant
    where ticket_id = ${fromTicketId}
      and (${isMerge} or (kind, value) in (select kind, value from named)
        or left_by in (select author_identity_id from gone))
    on conflict do nothing returning kind, value`.execute(unit.trx);
  if (isMerge) return { added: added.rows, removed: [] };
  const removed = await sql<Omit<Row, 'since'> & { since: Date }>`
    with kept as (select * from message where ticket_id = ${fromTicketId}),
    named as (${spoken('kept')})
    delete from participant where ticket_id = ${fromTicketId} and added_by is null
      and (kind, value) not in (select kind, value from named)
      and not exists (select from kept where author_identity_id = left_by)
    returning kind, value, name, role, since, added_by, left_by`.execute(unit.trx);
  return {
    added: added.rows,
    removed: removed.rows.map((row) => ({ ...row, since: row.since.toISOString() })),
  };
};
