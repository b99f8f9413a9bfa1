import type { TicketKind } from '../tickets/status.ts';

/** What is publicly committed to, in minutes of its opening hours. What is null is not promised, or fits everything. */
export type ServicePromise = {
  id: string;
  channelId: string | null;
  ticketKind: TicketKind | null;
  segment: string | null;
  /** BCP 47; `es` fits `es-CO`, too. */
  locale: string | null;
  hoursId: string;
  firstAnswerMinutes: number | null;
  nextAnswerMinutes: number | null;
  solutionMinutes: number | null;
  /** Does the time for the solution stand still while we wait for the customer? */
  pausesForCustomer: boolean;
  /** How much of its time is gone at each warning, in order. */
  warnShares: readonly number[];
};

/** What is known of a message that a promise may be made about. */
export type PromiseFacts = {
  channelId: string | null;
  ticketKind: TicketKind | null;
  segment: string | null;
  locale: string | null;
};

const fitsLocale = (promised: string | null, given: string | null): boolean =>
  promised === null ||
  (given !== null &&
    (given.toLowerCase() === promised.toLowerCase() ||
      given.toLowerCase().startsWith(`${promised.toLowerCase()}-`)));

const fits = (promise: ServicePromise, facts: PromiseFacts): boolean =>
  (promise.channelId === null || promise.channelId === facts.channelId) &&
  (promise.ticketKind === null || promise.ticketKind === facts.ticketKind) &&
  (promise.segment === null || promise.segment === facts.segment) &&
  fitsLocale(promise.locale, facts.locale);

/** One that speaks of the channel says more than one that speaks of everything else. */
const weightOf = (promise: ServicePromise): number =>
  (promise.channelId === null ? 0 : 8) +
  (promise.ticketKind === null ? 0 : 4) +
  (promise.segment === null ? 0 : 2) +
  (promise.locale === null ? 0 : 1);

/** The most specific that fits: channel before kind before segment before locale; of equals the first. */
export const choosePromise = (
  facts: PromiseFacts,
  promises: readonly ServicePromise[],
): ServicePromise | null => {
  let best: ServicePromise | null = null;
  for (const promise of promises)
    if (fits(promise, facts) && (best === null || weightOf(promise) > weightOf(best))) best = promise;
  return best;
};
