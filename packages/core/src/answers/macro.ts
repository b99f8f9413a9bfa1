import { Temporal } from 'temporal-polyfill';
import type { TicketKind } from '../tickets/status.ts';

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** What a macro does to a ticket. What is not named stays as it is. */
export type MacroActions = {
  /** `me` is whoever uses it. */
  owner?: { type: 'me' } | { type: 'nobody' } | { type: 'agent'; agentId: string } | undefined;
  queueId?: string | undefined;
  kind?: TicketKind | undefined;
  priority?: Priority | undefined;
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
  status?: 'open' | 'resolved' | undefined;
  /** It waits for the customer and comes back that many days on, at nine. */
  waitDays?: number | undefined;
  snoozeDays?: number | undefined;
  /** A note for the team. */
  note?: string | undefined;
};

/** The same as one change of the ticket, as the API takes it. */
export type MacroChange = {
  ownerId?: string | null;
  queueId?: string;
  kind?: TicketKind;
  priority?: Priority;
  tags?: string[];
  status?: 'open' | 'waiting' | 'resolved';
  waitingOn?: 'customer';
  followUpAt?: string;
  snoozedUntil?: string;
};

const morning = { hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 };

/** Nine in the morning, that many days on, where the agent is. ISO 8601 in UTC. */
export const morningIn = (days: number, now: string, timeZone: string): string =>
  Temporal.Instant.from(now)
    .toZonedDateTimeISO(timeZone)
    .add({ days })
    .with(morning)
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

/** What a macro changes on a ticket as it stands. An empty change where it does nothing to it. */
export const planMacro = (
  actions: MacroActions,
  at: { agentId: string | null; tags: readonly string[]; now: string; timeZone: string },
): MacroChange => {
  const { owner, queueId, kind, priority, status, waitDays, snoozeDays } = actions;
  const dropped = new Set(actions.removeTags ?? []);
  const tags = [...new Set([...at.tags.filter((tag) => !dropped.has(tag)), ...(actions.addTags ?? [])])];
  const ownerId = owner?.type === 'me' ? at.agentId : owner?.type === 'agent' ? owner.agentId : null;
  const isMine = owner?.type === 'me' && at.agentId === null;
  return {
    ...(owner === undefined || isMine ? {} : { ownerId }),
    ...(queueId === undefined ? {} : { queueId }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(tags.join('\n') === at.tags.join('\n') ? {} : { tags }),
    ...(waitDays !== undefined
      ? {
          status: 'waiting' as const,
          waitingOn: 'customer' as const,
          followUpAt: morningIn(waitDays, at.now, at.timeZone),
        }
      : status === undefined
        ? {}
        : { status }),
    ...(snoozeDays === undefined ? {} : { snoozedUntil: morningIn(snoozeDays, at.now, at.timeZone) }),
  };
};
