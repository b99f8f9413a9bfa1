import type { CalendarDto, ClockDto, OpeningHoursDto } from '@hilo/api';
import { formatLongDay, formatTime, useFormat, useLocale, useNow, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { request } from '../admin/request.ts';
import { useAgentName, useMe } from '../people/people.ts';
import { explainClock } from './explain-clock.ts';
import { whyMessages } from './whyMessages.ts';

/** Why a clock is due on that date, drawn as what it is: one thing after the other, down to the day. */
export function WhyDate({ clock, others }: { clock: ClockDto; others: readonly ClockDto[] }) {
  const t = useT(whyMessages);
  const locale = useLocale();
  const format = useFormat();
  const now = useNow();
  const me = useMe();
  const agentName = useAgentName();
  const { calendarCode, calendarVersion, sharedBy, hoursId } = clock.trace;
  const versions =
    sharedBy ?? (calendarCode === null ? [] : [{ code: calendarCode, version: calendarVersion ?? '' }]);
  // Without them it is explained with less: dates without the names of their holidays.
  const calendars = useQuery({
    queryKey: ['calendars', versions],
    queryFn: () =>
      Promise.all(
        versions.map(({ code, version }) =>
          request<CalendarDto>('GET', `/api/v1/calendars/${code}?version=${version}`),
        ),
      ),
    enabled: versions.length > 0,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const hours = useQuery({
    queryKey: ['hoursNames'],
    queryFn: () => request<{ items: OpeningHoursDto[] }>('GET', '/api/v1/opening-hours'),
    enabled: hoursId !== null,
    retry: false,
    staleTime: 60_000,
  });
  const inHours = (minutes: number): string => {
    const parts = [
      ['hour', Math.floor(minutes / 60)],
      ['minute', Math.round(minutes % 60)],
    ] as const;
    const said = parts.filter(([unit, count]) => count > 0 || (unit === 'minute' && minutes < 1));
    // A working day is not twenty-four hours long: days would say something else.
    return format.list(
      said.map(([unit, count]) => format.number(count, { style: 'unit', unit, unitDisplay: 'long' })),
    );
  };
  if (calendars.isLoading || hours.isLoading) return <div aria-busy="true" className="h-24" />;
  const sentences = explainClock(clock, {
    t,
    moment: (at, zone) => `${format.longDay(at, now, zone)}, ${formatTime(locale, at, zone)}`,
    day: (date) => formatLongDay(locale, `${date}T12:00:00Z`, now, 'UTC'),
    list: format.list,
    minutes: inHours,
    calendars: (calendars.data ?? []).map(({ name, version, years }) => ({
      name,
      version,
      holidays: new Map(
        years.flatMap(({ holidays }) => holidays.map((holiday) => [holiday.date, holiday.name])),
      ),
    })),
    hoursName: hours.data?.items.find(({ id }) => id === hoursId)?.name ?? null,
    agentName: (id) => agentName(id) ?? '…',
    zone: me.timeZone || clock.trace.zone,
    others,
  });
  return (
    <ol className="mt-1 mb-1 flex flex-col gap-1 border-l-2 border-thread pl-3 text-meta text-muted">
      {sentences.map((sentence) => (
        <li key={sentence} className="relative">
          <span
            aria-hidden
            className="absolute top-1.25 -left-4 size-1.5 rounded-full bg-thread ring-2 ring-surface"
          />
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ol>
  );
}
