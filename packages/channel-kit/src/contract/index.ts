import type { z } from 'zod';
import { acknowledgementChecks } from './check-acknowledgement.ts';
import { arrivalChecks } from './check-arrivals.ts';
import { conversationChecks } from './check-conversation.ts';
import { deliveryChecks } from './check-delivery.ts';
import { failureChecks } from './check-failures.ts';
import { hostileInputChecks } from './check-hostile-input.ts';
import { lifecycleChecks } from './check-lifecycle.ts';
import { limitChecks } from './check-limits.ts';
import { manifestChecks } from './check-manifest.ts';
import { probeChecks } from './check-probe.ts';
import { receiptChecks } from './check-receipts.ts';
import { resendChecks } from './check-resend.ts';
import { type Check, type Runner, register } from './runner.ts';
import type { ContractSubject } from './subject.ts';

export { assertArrivals } from './fixtures.ts';
export type { Check, Runner } from './runner.ts';
export { type Session, withSession } from './session.ts';
export * from './subject.ts';

/** Longest a check may take in all, in real milliseconds. */
const checkTimeoutMs = 30_000;

/** Every check that follows from what the channel declares, in a stable order. Reads the fixtures. */
export const contractChecks = <Schema extends z.ZodObject>(given: ContractSubject<Schema>): Check[] => {
  // The checks know settings only as named values, whatever the schema of this one channel.
  const subject = given as unknown as ContractSubject;
  return [
    manifestChecks,
    arrivalChecks,
    acknowledgementChecks,
    hostileInputChecks,
    deliveryChecks,
    conversationChecks,
    limitChecks,
    failureChecks,
    resendChecks,
    receiptChecks,
    probeChecks,
    lifecycleChecks,
  ].flatMap((checksOf) => checksOf(subject));
};

/** The contract of a channel: call it once in `<kind>.test.ts`, with Vitest's `{ describe, it }`. */
export const channelContract = <Schema extends z.ZodObject>(
  runner: Runner,
  subject: ContractSubject<Schema>,
): void => {
  const name = `channel contract: ${subject.name ?? subject.manifest.kind}`;
  register(runner, name, contractChecks(subject), checkTimeoutMs);
};
