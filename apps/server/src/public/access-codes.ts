import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';

/** How long a code is good, and how often it may be tried. */
const codeLifeMs = 15 * 60_000;
export const mostAttempts = 5;
/** How long the conversation stays open in a browser. */
export const sessionMs = 30 * 60_000;

/** A ticket is asked for, and an address is written to, no more often: nobody's mailbox is filled from here. */
const mostForTicket = { count: 5, withinMs: 60 * 60_000 };
const mostForIdentity = { count: 10, withinMs: 24 * 60 * 60_000 };

/** Six digits, each as likely as the others: what would make some likelier is drawn again. */
const drawCode = (app: App): string => {
  for (;;) {
    const [a = 0, b = 0, c = 0] = app.random(3);
    const drawn = (a << 16) | (b << 8) | c;
    if (drawn < 16_000_000) return String(drawn % 1_000_000).padStart(6, '0');
  }
};

/** Only with the installation's secret can a row be turned back into its code; a million guesses are no work else. */
const hashCode = (app: App, id: string, code: string): Buffer =>
  createHash('sha256')
    .update(app.secrets.sign(`access code:${id}:${code}`))
    .digest();

/** As whom somebody will look, and where the code goes, where that is not her identity itself. */
type CodeTarget = { identityId: string; sentTo: { kind: string; value: string } | null };

/** A new code for an identity on file, kept as a hash. Null where that was asked for too often. */
export const createAccessCode = (
  app: App,
  ticketId: string,
  { identityId, sentTo }: CodeTarget,
): Promise<{ id: string; code: string } | null> =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    // Two who ask at once are counted one after the other; a mailbox is one, whoever left its address.
    await (sentTo
      ? sql`select pg_advisory_xact_lock(hashtextextended(${`access code:${sentTo.kind}:${sentTo.value}`}, 0))`
      : sql`select from identity where id = ${identityId} for no key update`
    ).execute(unit.trx);
    const since = (ms: number): Date => new Date(unit.now.getTime() - ms);
    const { rows } = await sql<{ forTicket: number; forIdentity: number }>`
      select
        (select count(*) from access_code where ticket_id = ${ticketId}
          and created_at > ${since(mostForTicket.withinMs)}) as for_ticket,
        (select count(*) from access_code where ${
          sentTo
            ? sql`sent_kind = ${sentTo.kind} and sent_value = ${sentTo.value}`
            : sql`identity_id = ${identityId} and sent_value is null`
        } and created_at > ${since(mostForIdentity.withinMs)}) as for_identity`.execute(unit.trx);
    const { forTicket, forIdentity } = rows[0]!;
    if (forTicket >= mostForTicket.count || forIdentity >= mostForIdentity.count) return null;
    const id = unit.newId();
    const code = drawCode(app);
    await unit.trx
      .insertInto('accessCode')
      .values({
        id,
        ticketId,
        identityId,
        sentKind: sentTo?.kind ?? null,
        sentValue: sentTo?.value ?? null,
        codeHash: hashCode(app, id, code),
        createdAt: unit.now,
        expiresAt: new Date(unit.now.getTime() + codeLifeMs),
      })
      .execute();
    return { id, code };
  });

/** Whom a code went to, while it may still be entered; null where there is none for this ticket. */
export const readCodeTarget = async (
  app: App,
  ticketId: string,
  id: string,
): Promise<{ kind: string; value: string } | null> =>
  (await app.db
    .selectFrom('accessCode')
    .innerJoin('identity', 'identity.id', 'accessCode.identityId')
    .select((query) => [
      query.fn.coalesce('accessCode.sentKind', 'identity.kind').as('kind'),
      query.fn.coalesce('accessCode.sentValue', 'identity.value').as('value'),
    ])
    .where('accessCode.id', '=', id)
    .where('accessCode.ticketId', '=', ticketId)
    .where('accessCode.usedAt', 'is', null)
    .where('accessCode.expiresAt', '>', app.now())
    .executeTakeFirst()) ?? null;

/**
 * Tries a code. Each try counts before it is compared, so that many at once are no more than five; the right one is
 * good once. One answer for whatever is wrong.
 */
export const tryAccessCode = async (
  app: App,
  ticketId: string,
  id: string,
  code: string,
): Promise<boolean> => {
  const now = app.now();
  const { rows } = await sql<{ codeHash: Buffer }>`
    update access_code set attempts = attempts + 1
    where id = ${id} and ticket_id = ${ticketId} and attempts < ${mostAttempts} and used_at is null
      and expires_at > ${now} returning code_hash`.execute(app.db);
  const kept = rows[0]?.codeHash ?? Buffer.alloc(32);
  const isRight = timingSafeEqual(kept, hashCode(app, id, code));
  if (!isRight || !rows[0]) return false;
  const used = await sql`
    update access_code set used_at = ${now} where id = ${id} and used_at is null returning id`.execute(
    app.db,
  );
  return used.rows.length === 1;
};

/**
 * Who looks at a ticket by a code, and as whom. `left`: by an address that this identity left there, which opens what
 * she alone wrote and was written.
 */
export type Access = {
  id: string;
  ticketId: string;
  customerId: string;
  identityId: string;
  left: { kind: string; value: string } | null;
};

/**
 * The access that a used code gave, while its half hour lasts: to its ticket where that is by now, for as long as the
 * identity is the customer's and may be heard. An address that was left opens for as long as it stands there.
 */
export const readAccess = async (app: App, id: string): Promise<Access | null> => {
  const { rows } = await sql<Access>`
    select access_code.id, ticket.id as ticket_id, ticket.customer_id, identity.id as identity_id,
      case when sent_value is not null then jsonb_build_object('kind', sent_kind, 'value', sent_value) end as left
    from access_code join ticket on ticket.id = hilo_ticket_home(access_code.ticket_id)
      join identity on identity.id = access_code.identity_id
      join customer on customer.id in (ticket.customer_id, identity.customer_id)
    where access_code.id = ${id} and used_at > ${new Date(app.now().getTime() - sessionMs)}
      and identity.blocked_at is null
      and case when sent_value is null then identity.customer_id = ticket.customer_id
        else exists (select from participant where participant.ticket_id = ticket.id and left_by = identity.id
            and participant.kind = sent_kind and participant.value = sent_value)
          and not exists (select from identity as named where named.kind = sent_kind and named.value = sent_value
            and named.blocked_at is not null) end
    group by access_code.id, ticket.id, identity.id
    having bool_and(customer.restricted_at is null and customer.erased_at is null)`.execute(app.db);
  return rows[0] ?? null;
};

/** Ends an access on every node and in every browser that has its cookie. */
export const endAccess = async (app: App, id: string): Promise<void> => {
  await app.db.deleteFrom('accessCode').where('id', '=', id).execute();
};

/** Codes whose limits no longer look back at them. */
export const cleanAccessCodes = async (app: App): Promise<{ removed: number }> => {
  const { numDeletedRows } = await app.db
    .deleteFrom('accessCode')
    .where('createdAt', '<', new Date(app.now().getTime() - mostForIdentity.withinMs))
    .executeTakeFirst();
  return { removed: Number(numDeletedRows) };
};
