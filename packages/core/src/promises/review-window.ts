import { dateOf, dayOf } from '../calendars/day.ts';

/** TRLGDCU, art. 20.4: what was bought or used in the thirty calendar days before the review. */
const windowDays = 30;

/** The first day of use that a review may speak of. Local dates. */
export const oldestReviewedUse = (writtenOn: string): string => dateOf(dayOf(writtenOn) - windowDays);

/** Whether a review was written soon enough after what it speaks of; the first and the last day count. Local dates (YYYY-MM-DD). */
export const isReviewedInTime = (usedOn: string, writtenOn: string): boolean =>
  usedOn >= oldestReviewedUse(writtenOn) && usedOn <= writtenOn;
