import { networkOf } from '@hilo/channel-kit/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { createBuckets } from '../app/buckets.ts';

/** What may be done how often, by one address and by all together, on each node. */
const policies = {
  /** Keys looked up. One that is not there counts as five: who guesses is slow, who reads is not. */
  lookup: { address: { quota: 60, windowSeconds: 60 }, all: { quota: 3_000, windowSeconds: 60 } },
  /** Codes asked for: each writes to somebody. */
  code: { address: { quota: 6, windowSeconds: 15 * 60 }, all: { quota: 300, windowSeconds: 15 * 60 } },
  /** Codes tried, and words sent. */
  entry: { address: { quota: 30, windowSeconds: 15 * 60 }, all: { quota: 3_000, windowSeconds: 15 * 60 } },
} as const;
type Limited = keyof typeof policies;

const missCosts = 4;

/** Thrown where somebody has to wait. */
export class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too many');
    this.seconds = seconds;
  }
}

export const createPageLimits = (app: App) => {
  const buckets = Object.fromEntries(
    Object.entries(policies).map(([name, { address, all }]) => [
      name,
      { address: createBuckets({ name, ...address }), all: createBuckets({ name, ...all }) },
    ]),
  ) as Record<Limited, Record<'address' | 'all', ReturnType<typeof createBuckets>>>;
  const take = (what: Limited, request: FastifyRequest): number => {
    const now = app.now().getTime();
    const own = buckets[what].address.take(networkOf(request.ip), now);
    if (!own.isAllowed) return own.resetSeconds;
    // What one address was refused is not taken from all others.
    const together = buckets[what].all.take('', now);
    return together.isAllowed ? 0 : together.resetSeconds;
  };
  return {
    /** @throws TooMany */
    limit(what: Limited, request: FastifyRequest, reply: FastifyReply): void {
      const seconds = take(what, request);
      if (seconds === 0) return;
      reply.header('retry-after', String(seconds));
      throw new TooMany(seconds);
    },
    /** A key that nobody has. */
    miss(request: FastifyRequest): void {
      for (let cost = 0; cost < missCosts; cost++) take('lookup', request);
    },
  };
};
export type PageLimits = ReturnType<typeof createPageLimits>;
