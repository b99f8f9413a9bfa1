import type { Calendar, CalendarYear } from './calendar.ts';

/**
 * The calendar for a count that must never be too long: only the days on which both the customer's place and the
 * company's rest are no working days. A year that either lacks is lacking.
 */
export const commonHolidays = (customer: Calendar, company: Calendar): Calendar => {
  if (customer.code === company.code && customer.version === company.version) return customer;
  const known = made.get(customer) ?? new WeakMap<Calendar, Calendar>();
  const calendar = known.get(company) ?? makeCommon(customer, company);
  made.set(customer, known.set(company, calendar));
  return calendar;
};

/** An organisation has one place and its customers a few: each pair is made once. */
const made = new WeakMap<Calendar, WeakMap<Calendar, Calendar>>();

const makeCommon = (customer: Calendar, company: Calendar): Calendar => {
  const theirs = new Map(company.years.map((year) => [year.year, year]));
  return {
    code: `${customer.code}+${company.code}`,
    version: Math.max(customer.version, company.version),
    zone: customer.zone,
    workingWeekdays: [...new Set([...customer.workingWeekdays, ...company.workingWeekdays])].sort(),
    years: customer.years.flatMap((year) => {
      const other = theirs.get(year.year);
      return other ? [shared(year, other)] : [];
    }),
    sharedBy: [customer, company].map(({ code, version }) => ({ code, version })),
  };
};

const shared = (one: CalendarYear, other: CalendarYear): CalendarYear => {
  const dates = new Set(other.holidays.map(({ date }) => date));
  const isOpen = one.status === 'provisional' || other.status === 'provisional';
  return {
    year: one.year,
    status: isOpen ? 'provisional' : one.status,
    source: one.source === other.source ? one.source : `${one.source}; ${other.source}`,
    holidays: one.holidays.filter(({ date }) => dates.has(date)),
  };
};
