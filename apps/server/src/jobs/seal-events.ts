import { createHash } from 'node:crypto';
import type { DB } from '@hilo/db';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';

/** Before the first event: 32 zero bytes. */
export const firstHash: Buffer = Buffer.alloc(32);
const batch = 1_000;
/** Read and linked at a time: all of a batch at once would make whoever chats in that moment wait for it. */
const stride = 100;
const sealLock = 0x7365; // "se"

type EventRow = Selectable<DB['event']>;

/** JSON with the names of every object in order of their code units, as RFC 8785 has it. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as Record<string, unknown>;
  let members = '';
  for (const name of Object.keys(object).sort()) {
    if (object[name] === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(object[name])}`;
  }
  return `{${members}}`;
};

/**
 * The next link: SHA-256 over the link before and the event in canonical JSON. Its own names are written here in their
 * order: every arrival brings several events, and each is linked while the next mails are being taken.
 */
export const linkEvent = (previous: Uint8Array, event: EventRow): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(
      `{"actorId":${JSON.stringify(event.actorId)},"actorType":${JSON.stringify(event.actorType)},` +
        `"at":"${event.at.toISOString()}","customerId":${JSON.stringify(event.customerId)},` +
        `"facts":${canonicalJson(event.facts)},"position":${Number(event.position)},` +
        `"ticketId":${JSON.stringify(event.ticketId)},"type":${JSON.stringify(event.type)}}`,
    )
    .digest();

/**
 * Seals the events that have none yet into the chain. Every position up to the highest one that can be seen is settled:
 * events are appended one transaction at a time, so none below it can still appear.
 * @returns how many were sealed
 */
export const sealEvents = async (app: App): Promise<number> => {
  let sealed = 0;
  for (;;) {
    const count = await app.db.transaction().execute((trx) => sealBatch(app, trx));
    sealed += count;
    if (count < batch) return sealed;
  }
};

const sealBatch = async (app: App, trx: Transaction<DB>): Promise<number> => {
  await sql`select pg_advisory_xact_lock(${sql.lit(sealLock)})`.execute(trx);
  const last = await trx
    .selectFrom('eventSeal')
    .select(['toPosition', 'hash'])
    .orderBy('fromPosition', 'desc')
    .limit(1)
    .executeTakeFirst();
  const after = last ? Number(last.toPosition) : 0;
  let hash: Buffer = last?.hash ?? firstHash;
  let to = after;
  let sealed = 0;
  while (sealed < batch) {
    const events = await readAfter(trx, to, Number.MAX_SAFE_INTEGER, stride);
    for (const event of events) hash = linkEvent(hash, event);
    to = events.at(-1)?.position ?? to;
    sealed += events.length;
    if (events.length < stride) break;
  }
  if (sealed === 0) return 0;
  await trx
    .insertInto('eventSeal')
    .values({
      // From the position after the last seal and not from the first event: the gap between is sealed as a gap.
      fromPosition: after + 1,
      toPosition: to,
      previousHash: last?.hash ?? firstHash,
      hash,
      sealedAt: app.now(),
    })
    .execute();
  return sealed;
};

const readAfter = (db: Kysely<DB>, after: number, to: number, limit: number): Promise<EventRow[]> =>
  db
    .selectFrom('event')
    .selectAll()
    .where('position', '>', after)
    .where('position', '<=', to)
    .orderBy('position')
    .limit(limit)
    .execute();

type SealCheck = {
  isWhole: boolean;
  /** Where it is not: the first and last position of the seal that does not fit. */
  broken: { from: number; to: number } | null;
  seals: number;
  sealedEvents: number;
  unsealedEvents: number;
  /** The end of the chain; kept elsewhere, it proves that nothing before it was changed since. */
  last: { position: number; hash: string } | null;
};

/** Computes the whole chain again and compares: an event that was changed, removed or slipped in shows. */
export const verifySeals = async (db: Kysely<DB>): Promise<SealCheck> => {
  let hash: Buffer = firstHash;
  let position = 0;
  let seals = 0;
  let sealedEvents = 0;
  for (;;) {
    const rows = await db
      .selectFrom('eventSeal')
      .selectAll()
      .where('fromPosition', '>', position)
      .orderBy('fromPosition')
      .limit(batch)
      .execute();
    for (const seal of rows) {
      const from = Number(seal.fromPosition);
      const to = Number(seal.toPosition);
      const start = hash;
      let at = position;
      for (;;) {
        const events = await readAfter(db, at, to, batch);
        for (const event of events) hash = linkEvent(hash, event);
        sealedEvents += events.length;
        if (events.length < batch) break;
        at = Number(events.at(-1)!.position);
      }
      if (from !== position + 1 || !seal.previousHash.equals(start) || !seal.hash.equals(hash))
        return { isWhole: false, broken: { from, to }, seals, sealedEvents, unsealedEvents: 0, last: null };
      position = to;
      seals++;
    }
    if (rows.length < batch) break;
  }
  const rest = await db
    .selectFrom('event')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('position', '>', position)
    .executeTakeFirstOrThrow();
  return {
    isWhole: true,
    broken: null,
    seals,
    sealedEvents,
    unsealedEvents: Number(rest.n),
    last: seals > 0 ? { position, hash: hash.toString('hex') } : null,
  };
};
