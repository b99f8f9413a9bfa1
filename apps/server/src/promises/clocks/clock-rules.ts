import {
  type ArrivalFacts,
  type Calendar,
  type ClockRules,
  MissingCalendarYear,
  NeverOpen,
  type NewClock,
  startClocks,
} from '@hilo/core';
import type { Promises } from '../promise-book.ts';

/** What is counted back, and on: a month for a call from last year, a season that opens again within a year. */
const [yearsBefore, yearsAfter] = [1, 2];

const known = new WeakMap<Promises, Map<string, ClockRules>>();

/**
 * By what the clocks of a ticket are computed: the promises, and the law as it counts where the customer is. A year that
 * nobody entered is taken to have no holidays, and said to be provisional: what comes must be placed now, and a time
 * that is too short harms no customer.
 * @param place the calendar of where the customer is; the organisation's where nobody knows
 */
export const clockRules = (promises: Promises, place: string | null, at: Date): ClockRules => {
  const year = at.getUTCFullYear();
  const name = `${year} ${place ?? ''}`;
  let rules = known.get(promises);
  if (!rules) {
    rules = new Map();
    known.set(promises, rules);
  }
  let found = rules.get(name);
  if (!found) {
    found = makeRules(promises, place, year);
    rules.set(name, found);
  }
  return found;
};

const makeRules = (promises: Promises, place: string | null, year: number): ClockRules => {
  const cover = (calendar: Calendar): Calendar => coverYears(calendar, year - yearsBefore, year + yearsAfter);
  const { regime, calendars } = promises;
  const own = calendars.get(regime.place ?? '');
  const theirs = calendars.get(place ?? '') ?? own;
  return {
    promises: promises.promises,
    hours: new Map(
      [...promises.hours].map(([id, { hours, calendar }]) => [
        id,
        { hours, calendar: calendar && cover(calendar) },
      ]),
    ),
    regime:
      regime.profiles.length === 0
        ? null
        : {
            profiles: regime.profiles,
            calendar: cover(theirs ?? weekdays(promises.organisation.zone)),
            companyCalendar: regime.countsCommonDaysOnly && own ? cover(own) : null,
            saturdayIsWorking: regime.saturdayIsWorking,
          },
  };
};

/** Of a place of which no calendar is kept. */
const weekdays = (zone: string): Calendar => ({
  code: 'weekdays',
  version: 1,
  zone,
  workingWeekdays: [1, 2, 3, 4, 5],
  years: [],
});

const coverYears = (calendar: Calendar, from: number, to: number): Calendar => {
  const there = new Set(calendar.years.map(({ year }) => year));
  const missing = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (year) => !there.has(year),
  );
  return missing.length === 0
    ? calendar
    : {
        ...calendar,
        years: [
          ...calendar.years,
          ...missing.map((year) => ({
            year,
            status: 'provisional' as const,
            source: 'missing',
            holidays: [],
          })),
        ],
      };
};

/**
 * Hours that never open again, or so seldom that what is promised lies beyond every calendar, hold up no arrival: what
 * the law asks runs all the same.
 */
export const startSafely = (facts: ArrivalFacts, rules: ClockRules): NewClock[] => {
  try {
    return startClocks(facts, rules);
  } catch (error) {
    if (!(error instanceof NeverOpen || error instanceof MissingCalendarYear)) throw error;
    return startClocks(facts, { ...rules, promises: [] });
  }
};
