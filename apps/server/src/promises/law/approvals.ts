import {
  type askApprovalBody,
  changeTicketBody,
  extendDeadlineBody,
  HiloError,
  sendMessageBody,
} from '@hilo/api';
import { type Actor, isAllowed } from '@hilo/core';
import { z } from 'zod';
import { requireAgent } from '../../agents/me.ts';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import type { ChannelHub } from '../../channels/hub.ts';
import { addMessage, lockTicket } from '../../outgoing/send-message.ts';
import { changeLocked } from '../../tickets/change-ticket.ts';
import { moveWithin } from '../../tickets/move-messages.ts';
import { type Extension, extendLocked } from './extend-deadline.ts';

type Ask = z.output<typeof askApprovalBody>;

/** What may stand in a change, by what is asked for: nothing else is done by an approval. */
const changes = {
  relabel: changeTicketBody.pick({ kind: true, topic: true }),
  close: changeTicketBody
    .pick({ disposition: true, reason: true })
    .extend({ status: z.literal('resolved').default('resolved') }),
  merge: z.strictObject({ toTicketId: z.uuid() }),
  spam: z.strictObject({ isSpam: z.literal(true).default(true) }),
  extend: extendDeadlineBody.extend({ clockId: z.uuid() }),
} as const;

/**
 * Asks a second person for what a regime lets nobody do alone. One of a kind waits on a ticket at a time.
 * @throws auth.forbidden for a program; request.invalid for a change of another kind; resource.conflict
 */
export const askApproval = async (app: App, actor: Actor, ticketId: string, asked: Ask): Promise<string> => {
  authorise(actor, 'tickets.write');
  const { agentId } = requireAgent(actor);
  const { action, reason } = asked;
  const change = readChange(action, asked.change);
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const id = unit.newId();
    const made = await unit.trx
      .insertInto('approval')
      .values({
        id,
        ticketId,
        action,
        change: JSON.stringify(change),
        reason,
        askedBy: agentId,
        askedAt: unit.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['ticketId', 'action']).where('decidedAt', 'is', null).doNothing(),
      )
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n)
      throw new HiloError('resource.conflict', 'This was asked for already, and waits for a decision.');
    const agentIds = await whoDecides(unit, agentId);
    unit.emit({ type: 'approval.asked', ticketId, facts: { approvalId: id, action, agentIds } });
    return id;
  });
};

const readChange = (action: Ask['action'], given: Ask['change']): Record<string, unknown> => {
  const read = changes[action].safeParse(given);
  if (!read.success)
    throw new HiloError('request.invalid', `This is no change that "${action}" can make.`, {
      fields: read.error.issues.map((issue) => ({
        field: `change.${issue.path.join('.')}`,
        problem: issue.code,
      })),
    });
  return read.data;
};

const whoDecides = async (unit: Unit, askedBy: string): Promise<string[]> => {
  const rows = await unit.trx
    .selectFrom('agent')
    .select(['id', 'role'])
    .where('deactivatedAt', 'is', null)
    .where('id', '<>', askedBy)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ id, role }) => isAllowed({ type: 'agent', agentId: id, role } as Actor, 'approvals.decide'))
    .map(({ id }) => id);
};

/**
 * Decides what a colleague asked for; approved, it is done in the same moment, by whoever approves.
 * @throws approval.own, approval.decided, resource.notFound, and what the change itself throws
 */
export const decideApproval = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  approvalId: string,
  { decision, note }: { decision: 'approved' | 'refused'; note?: string | undefined },
): Promise<void> => {
  authorise(actor, 'approvals.decide');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    const { approval, ticket } = await lockApproval(unit, approvalId);
    if (approval.askedBy === agentId)
      throw new HiloError('approval.own', 'Who asks does not decide: it takes a second person.');
    // Before it is done: of a ticket that is merged the words go along.
    if (note !== undefined) {
      const mentions = [{ type: 'agent', id: approval.askedBy }];
      const body = sendMessageBody.parse({ kind: 'note', text: note, mentions });
      await addMessage(unit, hub, actor, ticket, body);
    }
    await settle(unit, approval, { decision, decidedBy: agentId });
    if (decision === 'approved') await carryOut(app, hub, unit, approval);
  });
};

/** Who asked needs it no more. @throws auth.forbidden for anybody else; approval.decided, resource.notFound */
export const withdrawApproval = async (app: App, actor: Actor, approvalId: string): Promise<void> => {
  authorise(actor, 'tickets.write');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    const { approval } = await lockApproval(unit, approvalId);
    if (approval.askedBy !== agentId)
      throw new HiloError('auth.forbidden', 'Only who asked can withdraw this.');
    await settle(unit, approval, { decision: 'withdrawn', decidedBy: null });
  });
};

type Approval = Awaited<ReturnType<typeof lockApproval>>['approval'];

const lockApproval = async (unit: Unit, id: string) => {
  const found = await unit.trx
    .selectFrom('approval')
    .select('ticketId')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new HiloError('resource.notFound', 'Nobody asked for this.');
  // The ticket first, as everywhere.
  const ticket = await lockTicket(unit, found.ticketId);
  const approval = await unit.trx
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (approval.decidedAt !== null) throw new HiloError('approval.decided', 'This was decided already.');
  return { approval, ticket };
};

const settle = async (
  unit: Unit,
  { id, ticketId, action, askedBy }: Approval,
  { decision, decidedBy }: { decision: 'approved' | 'refused' | 'withdrawn'; decidedBy: string | null },
): Promise<void> => {
  await unit.trx
    .updateTable('approval')
    .set({ decidedAt: unit.now, decision, decidedBy })
    .where('id', '=', id)
    .execute();
  const agentIds = decision === 'withdrawn' ? [] : [askedBy];
  unit.emit({ type: 'approval.decided', ticketId, facts: { approvalId: id, action, decision, agentIds } });
};

const carryOut = async (
  app: App,
  hub: ChannelHub,
  unit: Unit,
  { ticketId, action, change, reason, askedBy }: Approval,
): Promise<void> => {
  if (action === 'extend') {
    // The words are those of whoever asked, and go out in that name.
    const author = { type: 'agent', agentId: askedBy, role: 'agent' } as const;
    await extendLocked(unit, hub, ticketId, change as Extension, { author, isApproved: true });
    return;
  }
  if (action === 'merge') {
    const { toTicketId } = change as { toTicketId: string };
    await moveWithin(app, unit, ticketId, { toTicketId, reason }, { isApproved: true });
    return;
  }
  await changeLocked(unit, ticketId, change as z.output<typeof changeTicketBody>, { isApproved: true });
};
