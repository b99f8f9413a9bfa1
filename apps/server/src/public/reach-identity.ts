import { ChannelError, type Delivery, type Party } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';

/** Who can be written to, and by what. `isLeft`: an address that this identity left, and not the identity itself. */
export type Reachable = { identityId: string; isLeft: boolean; party: Party; channelIds: string[] };

type Row = {
  id: string;
  isLeft: boolean;
  kind: string;
  value: string;
  displayName: string | null;
  lastChannelId: string | null;
};

/**
 * The customer's own identities that have written in this ticket, those that are proved, and the addresses that
 * somebody who wrote in it left to be answered at, as far as a private channel can carry something to them. Never one
 * that is only named in a request.
 */
export const listReachable = async (
  app: App,
  hub: Pick<ChannelHub, 'kinds'>,
  ticketId: string,
): Promise<Reachable[]> => {
  const { rows } = await sql<Row>`
    with own as (
    select identity.id, false as is_left, identity.kind, identity.value, display_name,
      last.channel_id as last_channel_id, identity.created_at as since
    from ticket join identity on identity.customer_id = ticket.customer_id
      left join lateral (select channel_id from message where message.author_identity_id = identity.id
        and message.ticket_id = ticket.id and direction = 'in'
        order by occurred_at desc limit 1) as last on true
    where ticket.id = ${ticketId} and identity.blocked_at is null
      and (last.channel_id is not null or identity.verified_at is not null)),
    given as (
    select left_by as id, true as is_left, participant.kind, participant.value, participant.name as display_name,
      null::uuid as last_channel_id, since
    from participant join identity on identity.id = left_by
      join customer on customer.id = identity.customer_id
    where participant.ticket_id = ${ticketId} and identity.blocked_at is null
      and customer.restricted_at is null and customer.erased_at is null
      and (participant.kind, participant.value) not in (select kind, value from own)
      and not exists (select from identity as named where named.kind = participant.kind
        and named.value = participant.value and named.blocked_at is not null))
    select * from (select * from own union all select * from given) as known
    order by last_channel_id is null, is_left desc, since limit 20`.execute(app.db);
  const channels = await app.db
    .selectFrom('channel')
    .select(['id', 'kind'])
    .where('isEnabled', '=', true)
    .where('archivedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
  return rows.flatMap(({ id, isLeft, kind, value, displayName, lastChannelId }) => {
    const able = channels.filter((channel) => {
      const entry = hub.kinds.get(channel.kind);
      const { outbound, carrier, audience } = entry?.adapter.capabilities ?? {};
      return (
        entry?.identityKinds.includes(kind) && outbound && carrier === 'provider' && audience === 'private'
      );
    });
    const channelIds = able
      .map((channel) => channel.id)
      .sort((one, other) => Number(other === lastChannelId) - Number(one === lastChannelId));
    return channelIds.length === 0
      ? []
      : [{ identityId: id, isLeft, party: { kind, value, name: displayName }, channelIds }];
  });
};

/** What a form calls it: no address stands on the page. */
export const nameOf = ({ identityId, isLeft }: Reachable): string =>
  isLeft ? `left-${identityId}` : identityId;

const patienceMs = 20_000;

/**
 * Writes to an identity past the thread: what is said is for its owner alone, and is kept nowhere. @throws ChannelError
 * where no channel could carry it
 */
export const writePastThread = async (
  app: App,
  hub: Pick<ChannelHub, 'get'>,
  { party, channelIds }: Reachable,
  words: { subject: string; text: string; html: string; houseName: string },
): Promise<void> => {
  const id = app.newId();
  const delivery: Delivery = {
    outboxId: id,
    attempt: 1,
    ownRef: `hilo.${id}`,
    kind: 'receipt',
    writtenAt: app.now().toISOString(),
    fromName: '',
    houseName: words.houseName,
    to: [party],
    cc: [],
    bcc: [],
    subject: words.subject,
    text: words.text,
    html: null,
    files: [],
    thread: { nativeThread: null, refs: [], replyToken: '', trackingKey: '' },
    lastInboundAt: null,
  };
  for (const channelId of channelIds) {
    const running = hub.get(channelId);
    if (!running?.open.deliver) continue;
    const html = running.adapter.capabilities.html ? words.html : null;
    try {
      await running.open.deliver({ ...delivery, html }, AbortSignal.timeout(patienceMs));
      return;
    } catch (error) {
      // A channel without an outgoing server has sent nothing; whatever else went wrong may have.
      if (!(error instanceof ChannelError && error.code === 'not-configured')) throw error;
    }
  }
  throw new ChannelError('not-configured', 'no channel with an outgoing server can write there');
};
