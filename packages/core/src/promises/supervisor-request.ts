import { dateOf } from '../calendars/day.ts';
import { endOfDay, localDay, readInstant, writeInstant } from '../calendars/zone.ts';

/**
 * Somebody asks for a supervisor (Ley 10/2025, art. 8.3): passed on in less than three minutes, or called back on the
 * day on which she called, which is the day of the place where the call came in.
 */
export const supervisorDeadlines = (
  askedAt: string,
  zone: string,
): { transferBefore: string; callBackBy: string; callBackDate: string } => {
  const at = readInstant(askedAt);
  const day = localDay(zone, at);
  return {
    transferBefore: writeInstant(at + 180_000),
    callBackBy: writeInstant(endOfDay(zone, day)),
    callBackDate: dateOf(day),
  };
};

/** Passed on in time? At three minutes it is too late. */
export const isTransferInTime = (askedAt: string, transferredAt: string): boolean =>
  readInstant(transferredAt) - readInstant(askedAt) < 180_000;
