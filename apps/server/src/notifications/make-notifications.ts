import {
  decideFollowing,
  decideNotices,
  type EventType,
  type NoticeCause,
  type NoticeChoice,
  type NoticeKind,
  type NoticePlaces,
} from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { isDatabaseDown } from '../app/is-database-down.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { addFollower } from '../tickets/follow-ticket.ts';
import { wholeChoice } from './choices.ts';

const batch = 500;

/** What may concern somebody; everything else is passed over. */
const telling: ReadonlySet<string> = new Set<EventType>([
  'ticket.opened',
  'note.added',
  'message.received',
  'message.sent',
  'message.moved',
  'message.deliveryChanged',
  'ticket.assigned',
  'ticket.snoozed',
  'ticket.statusChanged',
  'clock.warned',
  'clock.breached',
  'clock.escalated',
  'approval.asked',
  'approval.decided',
]);

type EventRow = {
  position: number;
  type: string;
  at: Date;
  actorType: string;
  actorId: string | null;
  ticketId: string | null;
  facts: Record<string, unknown>;
};

/**
 * Follows the event log and tells agents what concerns them. The place in the log moves in the same commit as what is
 * told, so that each event is told once, whatever crashes; of several nodes one at a time looks. An event that cannot
 * be told is passed over: it must not keep everybody from hearing of all that comes after it.
 * @returns how many notifications were made or added to
 */
export const makeNotifications = async (app: App): Promise<number> => {
  let made = 0;
  let most = batch;
  for (;;) {
    // Without a lock first: most looks find nothing, and then nothing is begun.
    const ahead = await sql<{ position: number }>`
      select position from notification_progress
      where position < (select max(position) from event)`.execute(app.db);
    const [from] = ahead.rows;
    if (!from) return made;
    try {
      const told = await inTransaction(app, { type: 'system' }, (unit) => tellBatch(unit, most));
      if (told === null || told.read === 0) return made;
      made += told.made;
      if (most === batch && told.read < batch) return made;
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      // One by one up to the one that fails, which is then alone.
      if (most === 1) await passOver(app, from.position, error);
      most = most === 1 ? batch : 1;
    }
  }
};

/** Goes on behind the event that comes after `from`, unless another node has done so. */
const passOver = async (app: App, from: number, why: unknown): Promise<void> => {
  const { rows } = await sql<{ position: number }>`
    update notification_progress set position = (select min(position) from event where position > ${from})
    where position = ${from} returning position`.execute(app.db);
  if (rows[0]) app.log.error({ err: why, position: rows[0].position }, 'notifications.passedOver');
};

const tellBatch = async (unit: Unit, most: number): Promise<{ read: number; made: number } | null> => {
  const progress = await sql<{ position: number }>`
    select position from notification_progress for update skip locked`.execute(unit.trx);
  // Another node is at it.
  if (!progress.rows[0]) return null;
  const { rows: events } = await sql<EventRow>`
    select position, type, at, actor_type, actor_id, ticket_id, facts from event
    where position > ${progress.rows[0].position} order by position limit ${most}`.execute(unit.trx);
  const last = events.at(-1);
  if (!last) return { read: 0, made: 0 };
  const choices = new Map<string, NoticeChoice | null>();
  const told = new Set<string>();
  const concerning = events.filter(({ ticketId, type }) => ticketId !== null && telling.has(type));
  const causes = await loadCauses(unit, concerning);
  for (const event of concerning) {
    const cause = causes.get(event.position);
    if (cause) for (const agentId of await tell(unit, event, cause, choices)) told.add(agentId);
  }
  await sql`update notification_progress set position = ${last.position}`.execute(unit.trx);
  for (const agentId of told) unit.emit({ type: 'notification.made', facts: { agentId } });
  return { read: events.length, made: told.size };
};

/** @returns whom it told */
const tell = async (
  unit: Unit,
  event: EventRow,
  cause: NoticeCause,
  choices: Map<string, NoticeChoice | null>,
): Promise<string[]> => {
  const { ticketId } = cause;
  const messageId = typeof event.facts.messageId === 'string' ? event.facts.messageId : null;
  for (const { agentId, why } of decideFollowing(cause)) {
    const choice = await choiceOf(unit, agentId, choices);
    if (why === 'mentioned' ? choice?.followsMentions : choice?.followsAnswers)
      await addFollower(unit, ticketId, agentId, why);
  }
  const told: string[] = [];
  for (const { agentId, kind } of decideNotices(cause)) {
    const places = (await choiceOf(unit, agentId, choices))?.kinds[kind];
    if (!places || !(places.desk || places.browser || places.mail)) continue;
    if (await joinBurst(unit, { agentId, kind, messageId, places }, event)) {
      told.push(agentId);
      continue;
    }
    const { rows } = await sql`
      insert into notification (id, agent_id, kind, ticket_id, message_id, event_position, in_desk, in_browser, by_mail, made_at)
      select ${unit.newId()}::uuid, ${agentId}::uuid, ${kind}::text, ${ticketId}::uuid, ${messageId}::uuid,
        ${event.position}::bigint, ${places.desk || places.browser}::boolean, ${places.browser}::boolean,
        ${places.mail}::boolean, ${event.at}::timestamptz
      where not exists (select from notification as before where before.agent_id = ${agentId}::uuid
        and before.kind = ${kind}::text and before.event_position >= ${event.position}::bigint
        and (before.ticket_id = ${ticketId}::uuid or ${ticketId}::uuid = any(before.other_ticket_ids)))
      on conflict (agent_id, ticket_id, kind) where read_at is null do update
        set event_position = excluded.event_position, message_id = excluded.message_id, made_at = excluded.made_at,
          times = notification.times + 1, in_desk = excluded.in_desk, in_browser = excluded.in_browser,
          by_mail = excluded.by_mail, mailed_at = null
      returning id`.execute(unit.trx);
    if (rows.length > 0) told.push(agentId);
  }
  return told;
};

/** What comes in bursts: a list handed over, a morning on which much comes back or is late. */
const comesInBursts: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'assigned',
  'opened',
  'returned',
  'warned',
  'breached',
  'escalated',
]);
/** So many of one kind, by one hand, stand for themselves; what follows within minutes is gathered in the last. */
const shownAlone = 3;
const burstMs = 10 * 60_000;

/** Adds a ticket to a notification that stands for many. @returns whether it did */
const joinBurst = async (
  unit: Unit,
  notice: { agentId: string; kind: NoticeKind; messageId: string | null; places: NoticePlaces },
  event: EventRow,
): Promise<boolean> => {
  const { agentId, kind, messageId, places } = notice;
  if (!comesInBursts.has(kind)) return false;
  const { rows } = await sql`
    with alike as (
      select one.id, one.other_ticket_ids, one.made_at from notification as one
        join event on event.position = one.event_position
      where one.agent_id = ${agentId} and one.kind = ${kind} and one.read_at is null
        and one.made_at > ${new Date(event.at.getTime() - burstMs)} and one.event_position < ${event.position}
        and event.actor_type = ${event.actorType} and event.actor_id is not distinct from ${event.actorId}::uuid)
    update notification set other_ticket_ids = notification.other_ticket_ids || notification.ticket_id,
      ticket_id = ${event.ticketId}, message_id = ${messageId}, event_position = ${event.position},
      made_at = ${event.at}, in_desk = ${places.desk || places.browser}, in_browser = ${places.browser},
      by_mail = ${places.mail}, mailed_at = null
    where id = (select id from alike
        where other_ticket_ids <> '{}' or (select count(*) from alike) >= ${shownAlone}
        order by other_ticket_ids <> '{}' desc, made_at desc, id desc limit 1)
      and not exists (select from notification as own where own.agent_id = ${agentId} and own.kind = ${kind}
        and ${event.ticketId}::uuid in (select own.ticket_id union all select unnest(own.other_ticket_ids))
        and (own.read_at is null or own.event_position >= ${event.position}))
    returning id`.execute(unit.trx);
  return rows.length > 0;
};

/**
 * What is known of each event when it happened, by its position: who takes a ticket over is not told of what came
 * before. Not there where it concerns nobody: its ticket is part of another one by now, or it is spam. One question for
 * all of them: most concern nobody, and a chat brings twenty a second.
 */
const loadCauses = async (unit: Unit, events: readonly EventRow[]): Promise<Map<number, NoticeCause>> => {
  if (events.length === 0) return new Map();
  const { rows } = await sql<{
    position: number;
    ownerId: string | null;
    isSpam: boolean;
    followerIds: string[];
    mentionedIds: string[];
    authorId: string | null;
    watcherIds: string[];
  }>`
    select event.position, is_spam,
      case when later.facts is null then owner_id else (later.facts->>'from')::uuid end as owner_id,
      array(select agent_id from ticket_follower where ticket_id = ticket.id and ended_at is null
        and since <= event.at order by agent_id) as follower_ids,
      array(select agent_id from message_mention where message_id = said.id and agent_id is not null
        union select team_member.agent_id from message_mention
          join team_member on team_member.team_id = message_mention.team_id
          where message_id = said.id order by 1) as mentioned_ids,
      (select author_agent_id from message where id = said.id) as author_id,
      array(select choice.agent_id from notification_choice as choice
        where event.type = 'ticket.opened' and event.facts->>'direction' = 'in' and ticket.owner_id is null
          and jsonb_path_exists(choice, '$.kinds.opened.* ? (@ == true)')
          and (queue.team_id is null or exists (select from team_member
            where team_member.team_id = queue.team_id and team_member.agent_id = choice.agent_id))
        order by 1) as watcher_ids
    from event join ticket on ticket.id = event.ticket_id join queue on queue.id = ticket.queue_id
    cross join lateral (select (event.facts->>'messageId')::uuid as id) as said
    left join lateral (
      select facts from event as later where later.ticket_id = ticket.id and later.type = 'ticket.assigned'
        and later.position > event.position order by later.position limit 1) as later on true
    where event.position = any(${events.map(({ position }) => position)}::bigint[]) and merged_into is null`.execute(
    unit.trx,
  );
  const found = new Map(rows.map((row) => [row.position, row]));
  return new Map(
    events.flatMap((event) => {
      const row = found.get(event.position);
      if (!row || (row.isSpam && (event.type === 'message.received' || event.type === 'ticket.opened')))
        return [];
      const cause: NoticeCause = {
        type: event.type as EventType,
        actorId: event.actorType === 'agent' ? event.actorId : null,
        isBySystem: event.actorType === 'system',
        ticketId: event.ticketId!,
        facts: event.facts,
        ownerId: row.ownerId,
        followerIds: row.followerIds,
        mentionedIds: row.mentionedIds,
        authorId: row.authorId,
        watcherIds: row.watcherIds,
      };
      return [[event.position, cause]];
    }),
  );
};

/** Null for who has left. */
const choiceOf = async (
  unit: Unit,
  agentId: string,
  known: Map<string, NoticeChoice | null>,
): Promise<NoticeChoice | null> => {
  const before = known.get(agentId);
  if (before !== undefined) return before;
  const row = await unit.trx
    .selectFrom('agent')
    .leftJoin('notificationChoice', 'notificationChoice.agentId', 'agent.id')
    .select('notificationChoice.choice')
    .where('agent.id', '=', agentId)
    .where('agent.deactivatedAt', 'is', null)
    .executeTakeFirst();
  const choice = row ? wholeChoice(row.choice) : null;
  known.set(agentId, choice);
  return choice;
};
