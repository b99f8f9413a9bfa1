import { createHash } from 'node:crypto';
import type { Arrival, Party } from '@hilo/channel-kit';

/** Longest name or address that is kept; the indexes take at most 2,700 bytes (PostgreSQL, btree). */
const maxName = 512;

/**
 * Makes whatever came fit for the tables, so that no message can block its mailbox: no NUL and no half surrogate
 * (PostgreSQL refuses both), no name longer than an index takes, no time in the future, and none before there was mail.
 */
export const cleanArrival = (given: Arrival, now: Date): Arrival => {
  const arrival = mapText(given) as Arrival;
  const at = Date.parse(arrival.occurredAt);
  const occurredAt = new Date(
    Number.isNaN(at) ? now.getTime() : Math.max(0, Math.min(at, now.getTime())),
  ).toISOString();
  const externalId = shortName(arrival.externalId);
  if (arrival.type === 'contact')
    return {
      ...arrival,
      occurredAt,
      externalId,
      reachableAt: arrival.reachableAt && shortParty(arrival.reachableAt),
    };
  if (arrival.type !== 'message') return { ...arrival, occurredAt, externalId };
  const { thread } = arrival;
  return {
    ...arrival,
    occurredAt,
    externalId,
    from: shortParty(arrival.from),
    ...(arrival.alsoProved ? { alsoProved: arrival.alsoProved.slice(0, 5).map(shortParty) } : {}),
    to: arrival.to.map(shortParty),
    cc: arrival.cc.map(shortParty),
    replyTo: arrival.replyTo.map(shortParty),
    subject: arrival.subject === null ? null : cut(arrival.subject, 2_000),
    thread: {
      ownRef: thread.ownRef === null ? null : shortName(thread.ownRef),
      nativeThread: thread.nativeThread === null ? null : shortName(thread.nativeThread),
      refs: thread.refs.slice(0, 100).map(shortName),
      replyTokens: thread.replyTokens.slice(0, 10),
      ...(thread.trackingKeys ? { trackingKeys: thread.trackingKeys.slice(0, 5) } : {}),
    },
  };
};

const shortParty = (party: Party): Party => ({
  ...party,
  value: shortName(party.value),
  name: party.name === null ? null : cut(party.name, maxName),
});

/** The cut may fall into a letter, and half of one is refused as well. */
const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed();

/** A name too long to be indexed stands for itself by its digest: two long ones do not become one. */
const shortName = (name: string): string =>
  Buffer.byteLength(name) <= maxName
    ? name
    : `${cut(name, 100)}…${createHash('sha256').update(name).digest('hex')}`;

const mapText = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(mapText);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapText(inner)]));
  return value;
};
