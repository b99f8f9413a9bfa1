import { createHash } from 'node:crypto';
import { HiloError } from '@hilo/api';
import { networkOf } from '@hilo/channel-kit/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { createBuckets, type Policy } from '../app/buckets.ts';
import { credentialOf } from '../auth/credential-of.ts';

/** Pages and their files cost nothing to give, and the probes must always be answered. */
const isLimited = (url: string): boolean => /^\/(api|auth|live|files|metrics)\b/.test(url);

/** Wrong keys and dead sessions from one address: more than a person mistypes, few enough to guess nothing by. */
const wrong: Policy = { name: 'credentials', quota: 60, windowSeconds: 60 };
const goodForMs = 10 * 60_000;
const mostGood = 20_000;

/**
 * Before anybody looks up who asks: an address that has shown too many wrong credentials is not asked of the database
 * again for a while. What was good a moment ago still is: colleagues behind the same address work on.
 */
const createGate = (app: App) => {
  const byAddress = createBuckets(wrong);
  const good = new Map<string, number>();
  const markOf = (credential: string): string => createHash('sha256').update(credential).digest('base64');
  return {
    enter(request: FastifyRequest, reply: FastifyReply): void {
      const credential = credentialOf(request);
      if (credential === null) return;
      const nowMs = app.now().getTime();
      const waitSeconds = byAddress.waitSeconds(networkOf(request.ip), nowMs);
      if (waitSeconds === 0 || (good.get(markOf(credential)) ?? 0) > nowMs) return;
      refuse(reply, waitSeconds);
    },
    remember(request: FastifyRequest): void {
      const credential = credentialOf(request);
      if (credential === null) return;
      const nowMs = app.now().getTime();
      if (!request.actor) byAddress.take(networkOf(request.ip), nowMs);
      else {
        const mark = markOf(credential);
        good.delete(mark);
        good.set(mark, nowMs + goodForMs);
        if (good.size > mostGood) good.delete(good.keys().next().value!);
      }
    },
  };
};

const refuse = (reply: FastifyReply, seconds: number): never => {
  reply.header('retry-after', String(seconds));
  throw new HiloError('request.tooMany', `Too many requests. Try again in ${seconds} seconds.`, {
    retryAfterSeconds: seconds,
  });
};

/**
 * Limits by agent or key, else by address; tells so in `RateLimit-Policy` and `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers-11, of May 2026; the names and parameters are those of -08 and later). `perMinute` 0 limits nobody who is signed in.
 */
export const createLimiter = (app: App, perMinute: number) => {
  const signedIn: Policy = { name: 'caller', quota: perMinute, windowSeconds: 60 };
  const unknown: Policy = { name: 'address', quota: 300, windowSeconds: 60 };
  const byCaller = createBuckets(signedIn);
  const byAddress = createBuckets(unknown);
  const gate = createGate(app);
  return {
    enter: gate.enter,
    /** Once it is known who asks. */
    take(request: FastifyRequest, reply: FastifyReply): void {
      gate.remember(request);
      const { actor } = request;
      if (!isLimited(request.url) || actor?.type === 'system' || (actor && perMinute === 0)) return;
      const policy = actor ? signedIn : unknown;
      const caller = !actor
        ? networkOf(request.ip)
        : actor.type === 'agent'
          ? `agent:${actor.agentId}`
          : `key:${actor.apiKeyId}`;
      const taken = (actor ? byCaller : byAddress).take(caller, app.now().getTime());
      reply.header('ratelimit-policy', `"${policy.name}";q=${policy.quota};w=${policy.windowSeconds}`);
      reply.header('ratelimit', `"${policy.name}";r=${taken.remaining};t=${taken.resetSeconds}`);
      if (!taken.isAllowed) refuse(reply, taken.resetSeconds);
    },
  };
};
