import type { ClockDto } from '@hilo/api';
import { type LegalAssumption, legalAssumptions } from '@hilo/core';
import type { Translate } from '@hilo/ui/i18n';
import type { whyMessages } from './whyMessages.ts';

/** What the sentences are made with; whatever was not found is left out. */
export type Explainer = {
  t: Translate<(typeof whyMessages)['es']>;
  /** A moment with its weekday, on a clock in the zone. */
  moment: (at: string, zone: string) => string;
  /** A local date with its weekday. */
  day: (date: string) => string;
  list: (words: string[]) => string;
  /** Minutes of opening hours in words. */
  minutes: (minutes: number) => string;
  /** The calendars as they were when it was counted: what they are called, and their holidays by date. */
  calendars: readonly { name: string; version: number; holidays: ReadonlyMap<string, string> }[];
  hoursName: string | null;
  agentName: (id: string | null) => string;
  /** The agent's own: times of another zone are named. */
  zone: string;
  /** The other deadlines of the law that the ticket has. */
  others: readonly ClockDto[];
};

const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();
const isWeekend = (date: string): boolean => weekday(date) === 0 || weekday(date) === 6;

/** Why a clock is due when it is, sentence by sentence, in the order in which it was counted. */
export function explainClock(clock: ClockDto, with_: Explainer): string[] {
  const { t, moment, minutes, hoursName } = with_;
  const { trace } = clock;
  const said: (string | null)[] = [whoSets(clock, with_), ...beginning(clock, with_)];
  const amount = trace.amount ?? 0;
  switch (trace.unit) {
    case 'working-days':
      said.push(t('why.workingDays', { count: amount }), ...passedOver(clock, with_));
      break;
    case 'calendar-days':
      said.push(t('why.calendarDays', { count: amount }), ...rolled(clock, with_));
      break;
    case 'hours':
      said.push(t('why.hours', { count: amount }));
      break;
    case 'months':
      said.push(t('why.months', { count: amount }), ...rolled(clock, with_));
      break;
    case 'business-minutes':
      said.push(
        hoursName === null
          ? t('why.openHours', { duration: minutes(amount) })
          : t('why.openHoursOf', { duration: minutes(amount), hours: hoursName }),
      );
      break;
    case 'moment':
      if (clock.rule === 'agent') said.push(t('why.moment'));
  }
  if (trace.extension?.used) said.push(...extended(clock, trace.extension, with_));
  if (clock.pausedAt !== null)
    said.push(
      t('why.paused', {
        moment: moment(clock.pausedAt, trace.zone),
        duration: minutes(clock.leftMinutes ?? 0),
      }),
    );
  else said.push(t('why.due', { moment: moment(clock.dueAt, trace.zone) }));
  if (trace.zone !== with_.zone) said.push(t('why.zone', { zone: cityOf(trace.zone) }));
  if (trace.provisionalYears.length > 0)
    said.push(t('why.provisional', { years: with_.list(trace.provisionalYears.map(String)) }));
  if (isAssumption(trace.assumption)) said.push(t(`why.assumption.${trace.assumption}`));
  said.push(rankAmong(clock, with_));
  return said.filter((sentence) => sentence !== null);
}

/** From when it counts, and where days are counted, which of them is the first. */
function beginning({ trace, rule }: ClockDto, { t, moment, day }: Explainer): string[] {
  const { unit, start, zone, excludedDay, skipped, stood, decidedOn } = trace;
  const from = moment(start, zone);
  if (decidedOn) return [t('why.decided', { day: day(decidedOn) })];
  if (unit === 'moment')
    return rule === 'snooze' || rule === 'waiting' ? [] : [t('why.noted', { moment: from })];
  const first = excludedDay === null ? null : day(firstAfter(excludedDay, skipped));
  if (stood)
    return [
      t('why.stood', { moment: moment(stood.at, zone), until: from }),
      ...(first ? [t('why.goesOn', { day: first })] : []),
    ];
  if (first === null) return [t('why.start', { moment: from })];
  return [
    unit === 'months' ? t('why.arrived', { moment: from }) : t('why.firstDay', { moment: from, day: first }),
  ];
}

/** The first day after another that was not passed over. */
function firstAfter(date: string, skipped: readonly string[]): string {
  for (let at = Date.parse(`${date}T12:00:00Z`) + 86_400_000; ; at += 86_400_000) {
    const next = new Date(at).toISOString().slice(0, 10);
    if (!skipped.includes(next)) return next;
  }
}

function whoSets(clock: ClockDto, { t, agentName }: Explainer): string {
  const { rule, trace, promisedById } = clock;
  if (trace.article !== null) return t('why.law', { article: trace.article });
  if (rule === 'agent') return t('why.agent', { name: agentName(promisedById) });
  if (rule === 'waiting' || rule === 'snooze' || rule === 'repair') return t(`why.${rule}`);
  return t('why.promise');
}

/** That more time was taken, why, and how far the law lets it go. */
function extended(
  { trace, note, promisedById }: ClockDto,
  { latestAt, used }: NonNullable<ClockDto['trace']['extension']>,
  { t, moment, agentName }: Explainer,
): string[] {
  if (used === null) return [];
  return [
    t('why.extendedFrom', { moment: moment(used.from, trace.zone) }),
    t('why.extended', { name: agentName(promisedById), moment: moment(used.at, trace.zone) }),
    ...(note === null ? [] : [t('why.extendedWhy', { reason: note })]),
    t('why.extendedLimit', { moment: moment(latestAt, trace.zone) }),
  ];
}

/** The days between that did not count, and by which calendar. */
function passedOver({ trace }: ClockDto, { t, day, list, calendars }: Explainer): string[] {
  const { skipped, calendarCode, calendarVersion, sharedBy } = trace;
  const [calendar] = calendars;
  const holidays = skipped.filter((date) => !isWeekend(date) || calendar?.holidays.has(date));
  const named = holidays.map((date) => {
    const name = calendar?.holidays.get(date);
    return name ? t('why.holiday', { day: day(date), name }) : day(date);
  });
  return [
    ...(skipped.some((date) => weekday(date) === 6)
      ? [t('why.weekends')]
      : skipped.some((date) => weekday(date) === 0)
        ? [t('why.saturdays')]
        : []),
    named.length > 0 ? t('why.holidays', { count: named.length, days: list(named) }) : t('why.noHolidays'),
    ...(sharedBy
      ? [
          t('why.calendarsShared', {
            names: list(
              sharedBy.map(({ code, version }, index) =>
                t('why.calendarOf', { name: calendars[index]?.name ?? code, version }),
              ),
            ),
          }),
        ]
      : calendarCode === null
        ? []
        : [t('why.calendar', { name: calendar?.name ?? calendarCode, version: calendarVersion ?? 1 })]),
  ];
}

/** That its last day was one of rest, and which days were passed over to the one that counts. */
function rolled({ trace }: ClockDto, { t, day, list, calendars }: Explainer): string[] {
  if (trace.skipped.length === 0) return [];
  const days = trace.skipped.map((date) => {
    const name = calendars[0]?.holidays.get(date);
    return name ? t('why.holiday', { day: day(date), name }) : day(date);
  });
  return [t('why.rolled', { days: list(days) })];
}

/** Of several deadlines of the law, whether this is the one that counts. */
function rankAmong(clock: ClockDto, { t, day, others }: Explainer): string | null {
  if (clock.kind !== 'legal' || others.length === 0) return null;
  if (clock.isBinding) return t('why.binds', { count: others.length + 1 });
  const first = others.find(({ isBinding }) => isBinding);
  if (!first?.trace.article) return null;
  if (first.dueAt === clock.dueAt) return t('why.yieldsSameDay', { article: first.trace.article });
  return t('why.yields', {
    article: first.trace.article,
    day: day(first.trace.dueDate ?? first.dueAt.slice(0, 10)),
  });
}

/** "Europe/Madrid" as people say it. */
const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

const isAssumption = (code: string | null): code is LegalAssumption =>
  legalAssumptions.some((known) => known === code);
