import type { CalendarRow } from '@hilo/api';
import { regionOf, useLocale } from '@hilo/ui';
import { useCalendars, useHours } from '../promisesApi.ts';

/** A country in the reader's language; a region, and what somebody here made, by the name that it has. */
export function useCalendarName(): (calendar: Pick<CalendarRow, 'code' | 'name' | 'isBuiltIn'>) => string {
  const locale = useLocale();
  const countries = new Intl.DisplayNames([regionOf[locale]], { type: 'region' });
  return ({ code, name, isBuiltIn }) =>
    isBuiltIn && /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? name) : name;
}

/** In the order in which they are looked for: one's own, those of the house's country, the others by their names. */
export function useSortedCalendars(): CalendarRow[] {
  const locale = useLocale();
  const nameOf = useCalendarName();
  const calendars = useCalendars().data ?? [];
  const house = useHours().data?.find(({ isDefault }) => isDefault);
  const home = calendars.find(({ code }) => code === house?.calendarCode)?.code.slice(0, 2);
  const turn = ({ code, isBuiltIn }: CalendarRow) => {
    if (!isBuiltIn) return 0;
    if (home === undefined || !code.startsWith(home)) return 3;
    return code.length === 2 ? 1 : 2;
  };
  return calendars.toSorted(
    (a, b) => turn(a) - turn(b) || nameOf(a).localeCompare(nameOf(b), regionOf[locale]),
  );
}

/** To choose from: ids are codes. */
export function useCalendarChoices(): { id: string; label: string }[] {
  const nameOf = useCalendarName();
  return useSortedCalendars().map((calendar) => ({ id: calendar.code, label: nameOf(calendar) }));
}
