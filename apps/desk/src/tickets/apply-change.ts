import type { ChangeTicketBody, TicketDto, TicketRow } from '@hilo/api';

/** The row as the server will have it after a change; the follow-up of a waiting ticket comes with the change. */
export function applyChange<Row extends TicketRow & Partial<Pick<TicketDto, 'topic'>>>(
  row: Row,
  change: ChangeTicketBody,
): Row {
  const next: Row = { ...row };
  if (change.subject !== undefined) next.subject = change.subject;
  if (change.kind !== undefined) next.kind = change.kind;
  if (change.topic !== undefined && next.topic !== undefined) next.topic = change.topic;
  if (change.ownerId !== undefined) next.ownerId = change.ownerId;
  if (change.queueId !== undefined) next.queueId = change.queueId;
  if (change.tags !== undefined) next.tags = change.tags;
  if (change.isSpam !== undefined) next.isSpam = change.isSpam;
  if (change.snoozedUntil !== undefined) next.snoozedUntil = change.snoozedUntil;
  if (change.status !== undefined) {
    next.status = change.status;
    next.waitingOn = change.status === 'waiting' ? (change.waitingOn ?? 'customer') : null;
    next.followUpAt = change.status === 'waiting' ? (change.followUpAt ?? row.followUpAt) : null;
    if (change.status !== 'open') next.snoozedUntil = null;
    if (change.status === 'resolved') next.waitingSince = null;
  }
  return next;
}

/** The change that leads back. */
export function inverseOf(
  row: TicketRow & Partial<Pick<TicketDto, 'topic'>>,
  change: ChangeTicketBody,
): ChangeTicketBody {
  const back: ChangeTicketBody = {};
  if (change.subject !== undefined) back.subject = row.subject;
  if (change.kind !== undefined) back.kind = row.kind;
  if (change.topic !== undefined && row.topic !== undefined) back.topic = row.topic;
  if (change.ownerId !== undefined) back.ownerId = row.ownerId;
  if (change.queueId !== undefined) back.queueId = row.queueId;
  if (change.tags !== undefined) back.tags = row.tags;
  if (change.isSpam !== undefined) back.isSpam = row.isSpam;
  if (change.snoozedUntil !== undefined) back.snoozedUntil = row.snoozedUntil;
  if (change.status !== undefined) {
    back.status = row.status;
    if (row.status === 'waiting') {
      if (row.waitingOn) back.waitingOn = row.waitingOn;
      if (row.followUpAt) back.followUpAt = row.followUpAt;
    }
    if (row.snoozedUntil !== null) back.snoozedUntil = row.snoozedUntil;
  }
  return back;
}

/** Whether somebody else changed just what we are changing; other changes of a ticket do not stand in the way. */
export const isOvertaken = (before: TicketRow, now: TicketRow, change: ChangeTicketBody): boolean =>
  JSON.stringify(inverseOf(before, change)) !== JSON.stringify(inverseOf(now, change));

/** Whether all that happened to a ticket between two readings was this agent's doing, such as a message just sent. */
export function isOwnDoing(before: TicketDto, now: TicketDto, agentId: string): boolean {
  const seen = before.thread.events.at(-1)?.position ?? 0;
  return now.thread.events.every(
    ({ position, actor }) => position <= seen || (actor.type === 'agent' && actor.id === agentId),
  );
}
