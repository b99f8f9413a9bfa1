import { type BulkAction, type BulkResult, type bulkBody, type ChangeTicketBody, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockTicket } from '../outgoing/send-message.ts';
import { changeLocked } from './change-ticket.ts';
import { moveMessages } from './move-messages.ts';
import { undoMessageMove } from './undo-message-move.ts';

/**
 * Does one thing to many tickets, or to each its own; one ticket after the other, each in a transaction of its own, so
 * that one that refuses holds up none. Every answer carries what leads back.
 * @throws auth.forbidden; what a single ticket refuses stands in its answer
 */
export const bulkChange = async (
  app: App,
  actor: Actor,
  body: z.output<typeof bulkBody>,
): Promise<BulkResult> => {
  authorise(actor, 'tickets.write');
  const asked = 'ids' in body ? body.ids.map((id) => ({ id, action: body.action })) : body.items;
  const items: BulkResult['items'] = [];
  const done = new Set<string>();
  for (const { id, action } of asked) {
    // The same ticket twice under the same action is once.
    const name = `${id} ${JSON.stringify(action)}`;
    if (done.has(name)) continue;
    done.add(name);
    try {
      items.push({ id, refused: null, undo: await act(app, actor, id, action) });
    } catch (error) {
      // What is wrong with one ticket is said of that one; what is wrong with everything ends it.
      if (!(error instanceof HiloError) || error.code === 'idempotency.running') throw error;
      items.push({ id, refused: { code: error.code, detail: error.message }, undo: null });
    }
  }
  return { items };
};

const act = async (app: App, actor: Actor, id: string, action: BulkAction): Promise<BulkAction | null> => {
  switch (action.type) {
    case 'merge': {
      const { moveId } = await moveMessages(app, actor, id, { toTicketId: action.toTicketId, reason: null });
      return { type: 'undoMove', moveId };
    }
    case 'undoMove':
      await undoMessageMove(app, actor, action.moveId);
      return null;
    case 'tag':
      return inTransaction(app, actor, (unit) => changeTags(unit, id, action));
    case 'change': {
      const { type: _, ...change } = action;
      return inTransaction(app, actor, async (unit) => {
        await lockTicket(unit, id);
        const before = await readFields(unit, id);
        const hasChanged = await changeLocked(unit, id, change);
        return hasChanged ? inverseOf(unit.now, before, change) : null;
      });
    }
  }
};

const changeTags = async (
  unit: Unit,
  id: string,
  { add, remove }: Extract<BulkAction, { type: 'tag' }>,
): Promise<BulkAction | null> => {
  await lockTicket(unit, id);
  const { tags: before } = await readFields(unit, id);
  const fold = (name: string): string => name.toLowerCase();
  const gone = new Set(remove.map(fold));
  const tags = [...before.filter((tag) => !gone.has(fold(tag))), ...add];
  await changeLocked(unit, id, { tags });
  const { tags: after } = await readFields(unit, id);
  const added = after.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !after.includes(tag));
  return added.length + removed.length === 0 ? null : { type: 'tag', add: removed, remove: added };
};

const readFields = (unit: Unit, id: string) =>
  unit.trx
    .selectFrom('ticket')
    .select(['ownerId', 'queueId', 'status', 'waitingOn', 'followUpAt', 'snoozedUntil', 'isSpam', 'tags'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

type Before = Awaited<ReturnType<typeof readFields>>;

/** A day that has passed meanwhile does not come back: the ticket is open then. */
const inverseOf = (now: Date, before: Before, change: ChangeTicketBody): BulkAction => {
  const isAhead = (at: Date | null): at is Date => at !== null && at > now;
  const back: BulkAction = { type: 'change' };
  if (change.ownerId !== undefined) back.ownerId = before.ownerId;
  if (change.queueId !== undefined) back.queueId = before.queueId;
  if (change.isSpam !== undefined) back.isSpam = before.isSpam;
  if (change.snoozedUntil !== undefined || (change.status !== undefined && isAhead(before.snoozedUntil)))
    back.snoozedUntil = isAhead(before.snoozedUntil) ? before.snoozedUntil.toISOString() : null;
  if (change.status === undefined) return back;
  if (before.status === 'waiting' && isAhead(before.followUpAt)) {
    back.status = 'waiting';
    back.followUpAt = before.followUpAt.toISOString();
    if (before.waitingOn !== null) back.waitingOn = before.waitingOn as 'customer' | 'partner' | 'internal';
  } else back.status = before.status === 'resolved' ? 'resolved' : 'open';
  return back;
};
