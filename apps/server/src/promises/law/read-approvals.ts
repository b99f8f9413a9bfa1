import type { ApprovalDto, ListedApprovalDto, listApprovalsQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { Database } from '@hilo/db';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { pageFrom, readCursor } from '../../app/cursor.ts';

const select = (db: Database) => db.selectFrom('approval').selectAll('approval');
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const presentApproval = (row: Row): ApprovalDto => ({
  id: row.id,
  ticketId: row.ticketId,
  action: row.action,
  change: row.change as ApprovalDto['change'],
  reason: row.reason,
  askedById: row.askedBy,
  askedAt: row.askedAt.toISOString(),
  decidedById: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decision: row.decision,
});

/** One of which the caller knows that it is there. */
export const readApproval = async (app: App, id: string): Promise<ApprovalDto> =>
  presentApproval(await select(app.db).where('id', '=', id).executeTakeFirstOrThrow());

/** What waits for a decision on a ticket. */
export const openApprovals = async (db: Database, ticketId: string): Promise<ApprovalDto[]> => {
  const rows = await select(db)
    .where('ticketId', '=', ticketId)
    .where('decidedAt', 'is', null)
    .orderBy('askedAt')
    .execute();
  return rows.map(presentApproval);
};

/** What waits, oldest first; or what was decided, newest first. @throws auth.forbidden */
export const listApprovals = async (
  app: App,
  actor: Actor,
  { state, cursor, limit }: z.output<typeof listApprovalsQuery>,
): Promise<{ items: ListedApprovalDto[]; nextCursor: string | null }> => {
  authorise(actor, 'tickets.read');
  const after = readCursor(cursor);
  let rows = select(app.db)
    .innerJoin('ticket', 'ticket.id', 'approval.ticketId')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['ticket.trackingKey', 'ticket.subject'])
    .where('customer.restrictedAt', 'is', null)
    .limit(limit + 1);
  if (state === 'open') {
    rows = rows.where('decidedAt', 'is', null).orderBy('askedAt').orderBy('approval.id');
    if (after) rows = rows.where(sql<boolean>`(asked_at, approval.id) > (${after.at}, ${after.id}::uuid)`);
  } else {
    rows = rows
      .where('decidedAt', 'is not', null)
      .orderBy('decidedAt', 'desc')
      .orderBy('approval.id', 'desc');
    if (after) rows = rows.where(sql<boolean>`(decided_at, approval.id) < (${after.at}, ${after.id}::uuid)`);
  }
  const page = pageFrom(await rows.execute(), limit, (row) => ({
    at: row.decidedAt ?? row.askedAt,
    id: row.id,
  }));
  return {
    items: page.items.map(({ trackingKey, subject, ...row }) => ({
      ...presentApproval(row),
      ticket: { trackingKey, subject },
    })),
    nextCursor: page.nextCursor,
  };
};
