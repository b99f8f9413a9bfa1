import { type BreachDto, HiloError, type listBreachesQuery, type noteBreachBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { pageFrom, readCursor } from '../../app/cursor.ts';
import { inTransaction } from '../../app/transaction.ts';

const select = ({ db }: Pick<App, 'db'>) =>
  db
    .selectFrom('breach')
    .innerJoin('ticket', 'ticket.id', 'breach.ticketId')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .leftJoin('clock', (join) =>
      join.onRef('clock.ticketId', '=', 'breach.ticketId').onRef('clock.id', '=', 'breach.clockId'),
    )
    .selectAll('breach')
    .select([
      'ticket.trackingKey',
      'ticket.subject',
      'customer.name as customerName',
      sql<string | null>`clock.trace->>'article'`.as('article'),
    ])
    .where('breach.withdrawnAt', 'is', null)
    .where('customer.restrictedAt', 'is', null);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const present = (row: Row): BreachDto => ({
  id: row.id,
  ticket: {
    id: row.ticketId,
    trackingKey: row.trackingKey,
    subject: row.subject,
    customerName: row.customerName,
  },
  clockId: row.clockId,
  kind: row.kind as BreachDto['kind'],
  rule: row.rule,
  article: row.article,
  channelId: row.channelId,
  queueId: row.queueId,
  ownerId: row.ownerId,
  dueAt: row.dueAt.toISOString(),
  breachedAt: row.breachedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  cause: row.cause,
  remedy: row.remedy,
  notedById: row.notedBy,
  notedAt: row.notedAt?.toISOString() ?? null,
});

type Narrowed = Omit<z.output<typeof listBreachesQuery>, 'cursor' | 'limit'>;

/** The register, narrowed; what was taken out of it again and what is of the blocked is not there. */
export const selectBreaches = (
  app: Pick<App, 'db'>,
  { from, to, kind, rule, queueId, ownerId, ticketId, isOpen }: Narrowed,
) => {
  let rows = select(app);
  if (from) rows = rows.where('breach.breachedAt', '>=', new Date(from));
  if (to) rows = rows.where('breach.breachedAt', '<', new Date(to));
  if (kind) rows = rows.where('breach.kind', '=', kind);
  if (rule) rows = rows.where('breach.rule', '=', rule);
  if (queueId) rows = rows.where('breach.queueId', '=', queueId);
  if (ownerId) rows = rows.where('breach.ownerId', '=', ownerId);
  if (ticketId) rows = rows.where('breach.ticketId', '=', ticketId);
  if (isOpen !== undefined) rows = rows.where('cause', isOpen ? 'is' : 'is not', null);
  return rows;
};

/** The register of what was promised and not kept, newest first. @throws auth.forbidden */
export const listBreaches = async (
  app: App,
  actor: Actor,
  query: z.output<typeof listBreachesQuery>,
): Promise<{ items: BreachDto[]; nextCursor: string | null }> => {
  authorise(actor, 'reports.read');
  const { limit } = query;
  const cursor = readCursor(query.cursor);
  let rows = selectBreaches(app, query)
    .orderBy('breach.breachedAt', 'desc')
    .orderBy('breach.id', 'desc')
    .limit(limit + 1);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(breach.breached_at, breach.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), limit, (row) => ({ at: row.breachedAt, id: row.id }));
  return { items: page.items.map(present), nextCursor: page.nextCursor };
};

/** Why it was broken, and what was done about it. @throws auth.forbidden, resource.notFound */
export const noteBreach = async (
  app: App,
  actor: Actor,
  breachId: string,
  noted: z.output<typeof noteBreachBody>,
): Promise<BreachDto> => {
  authorise(actor, 'breaches.write');
  await inTransaction(app, actor, async (unit) => {
    const fields = Object.keys(noted).filter((name) => noted[name as keyof typeof noted] !== undefined);
    if (fields.length === 0) return;
    const row = await unit.trx
      .updateTable('breach')
      .set({
        ...noted,
        notedBy: actor.type === 'agent' ? actor.agentId : null,
        notedAt: unit.now,
      })
      .where('id', '=', breachId)
      .returning('ticketId')
      .executeTakeFirst();
    if (!row) throw new HiloError('resource.notFound', 'There is no such breach.');
    unit.emit({ type: 'breach.noted', ticketId: row.ticketId, facts: { breachId, fields } });
  });
  const row = await select(app).where('breach.id', '=', breachId).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such breach.');
  return present(row);
};
