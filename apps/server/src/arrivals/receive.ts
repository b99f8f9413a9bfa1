import { createHash } from 'node:crypto';
import type { Arrival, Capabilities, Json, Received } from '@hilo/channel-kit';
import { unreadMark } from '@hilo/db';
import { sql } from 'kysely';
import { againWhereOvertaken } from '../app/again-where-overtaken.ts';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { Kinds } from '../conversations/mail-ticket.ts';
import { sendTranscript } from '../conversations/send-transcript.ts';
import { type Ahead, expectMore, holdsNoLonger, takeAhead } from './ask-ahead.ts';
import { cleanArrival } from './clean-arrival.ts';
import { placeContact } from './place-contact.ts';
import { placeMessage } from './place-message.ts';
import { placeReceipt } from './place-receipt.ts';
import { planOnce } from './plan-once.ts';
import { recordArrival } from './record-arrival.ts';

/** The channel an arrival came by, as far as placing needs to know it. */
export type ArrivalChannel = {
  id: string;
  queueId: string;
  keepsThread: boolean;
  /** What rules may ask of it. */
  capabilities?: Pick<Capabilities, 'liveness' | 'audience' | 'medium'>;
  ownParties: { kind: string; value: string }[];
  /** How this server can write to people, for what is asked for on one channel and leaves by another. */
  kinds?: Kinds;
  /** Where people find this server; links in what is written to them begin with it. */
  publicUrl?: string;
  /** Who has the desk open now; given where customers wait for an answer on the spot. */
  whoIsHere?: () => ReadonlySet<string>;
  /** What is brought in from elsewhere is old: no rule is looked at, nobody is given it, and nobody is written to. */
  isHistory?: boolean;
  /** It was dealt with elsewhere: a ticket that begins with it, or was resolved before it, is resolved. */
  isSettled?: boolean;
  /** What comes is made up: nobody is written to. */
  isExample?: boolean;
};

/**
 * Takes one arrival in, whole, in one transaction: idempotent on (channel, externalId). Resolves after the commit.
 * A burst from one sender is served one by one: the lock on (channel, sender) comes before the sender is looked up.
 * Rejects where nothing was stored (the database or the disk is away): whoever sent it is to send it again.
 *
 * @param options.set where the channel goes on from (its cursor), by name; kept with the arrival or not at all
 */
export const receive = (
  app: App,
  channel: ArrivalChannel,
  given: Arrival,
  options: { set?: Record<string, Json> } = {},
): Promise<Received> =>
  againWhereOvertaken(async () => {
    const ahead = given.type === 'message' ? takeAhead(app, channel.id, given) : null;
    try {
      return await receiveOnce(app, channel, given, options, ahead);
    } catch (error) {
      if (ahead && holdsNoLonger(error)) return receiveOnce(app, channel, given, options, null);
      throw error;
    }
  });

const receiveOnce = (
  app: App,
  channel: ArrivalChannel,
  given: Arrival,
  options: { set?: Record<string, Json> },
  ahead: Ahead | null,
): Promise<Received> =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    const arrival = cleanArrival(given, unit.now);
    await lockArrival(unit, channel.id, arrival);
    const outcome = await place(app, unit, channel, arrival, ahead);
    await rememberCursor(unit, channel.id, options.set ?? {});
    // They were being written meanwhile. What is known already names files that are there.
    await app.blobs.kept(filesOf(given));
    if (given.type === 'message' && outcome === 'placed' && channel.capabilities?.liveness === 'live')
      unit.afterCommit(() => void expectMore(app, channel, given));
    return { outcome };
  });

const filesOf = (arrival: Arrival): string[] => {
  const raw = 'raw' in arrival && arrival.raw ? [arrival.raw] : [];
  const files = 'files' in arrival ? arrival.files.map(({ blob }) => blob) : [];
  return [...raw, ...files].map(({ id }) => id);
};

const place = async (
  app: App,
  unit: Unit,
  channel: ArrivalChannel,
  arrival: Arrival,
  ahead: Ahead | null,
): Promise<Received['outcome']> => {
  if (arrival.type === 'message') return placeMessage(app, unit, channel, arrival, ahead);
  if (await isKnown(unit, channel.id, arrival.externalId)) return 'duplicate';
  switch (arrival.type) {
    case 'receipt':
      return placeReceipt(unit, channel, arrival);
    case 'contact':
      return placeContact(unit, channel, arrival);
    case 'transcript':
      return sendTranscript(app, unit, channel, channel.kinds ?? new Map(), arrival);
    case 'unreadable':
      await recordArrival(unit, channel.id, arrival, {
        outcome: 'quarantined',
        why: arrival.code,
        detail: arrival.detail,
      });
      return 'quarantined';
    case 'edit':
    case 'deletion':
    case 'typing':
    case 'presence':
      await recordArrival(unit, channel.id, arrival, { outcome: 'ignored', why: 'unsupported' });
      return 'ignored';
  }
};

/**
 * Serves arrivals of one sender in turn, and those that bear one name: the same mail by two channels is one message.
 * A statement of its own: what comes after must see what was committed while the lock was awaited. Nobody reads its
 * answer, so it travels with what comes after.
 */
const lockArrival = async (unit: Unit, channelId: string, arrival: Arrival): Promise<void> => {
  const sender =
    arrival.type === 'message' ? `${arrival.from.kind}\n${arrival.from.value}` : arrival.externalId;
  const ownRef = arrival.type === 'message' ? arrival.thread.ownRef : null;
  const locks = [`sender\n${channelId}\n${sender}`, ...(ownRef === null ? [] : [`ref\n${ownRef}`])].map(
    (name) => sql`pg_advisory_xact_lock(${sql.lit(lockNumber(name))})`,
  );
  await sql`${sql.raw(unreadMark)} select ${planOnce}, ${sql.join(locks)}`.execute(unit.trx);
};

/** A lock of PostgreSQL is a number of 64 bits; two names that share one only wait for each other. */
const lockNumber = (name: string): string =>
  createHash('sha256').update(name).digest().readBigInt64BE().toString();

const isKnown = async (unit: Unit, channelId: string, externalId: string): Promise<boolean> => {
  const row = await unit.trx
    .selectFrom('arrival')
    .select('id')
    .where('channelId', '=', channelId)
    .where('externalId', '=', externalId)
    .executeTakeFirst();
  return row !== undefined;
};

const rememberCursor = async (
  unit: Unit,
  channelId: string,
  entries: Record<string, Json>,
): Promise<void> => {
  const values = Object.entries(entries).map(([key, value]) => ({
    channelId,
    key,
    value: JSON.stringify(value),
  }));
  if (values.length === 0) return;
  await unit.trx
    .insertInto('channelStore')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['channelId', 'key']).doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    )
    .execute();
};
