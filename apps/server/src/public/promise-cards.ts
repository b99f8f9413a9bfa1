import {
  addBusinessMinutes,
  businessMinutesBetween,
  choosePromise,
  closesAt,
  dateOf,
  dayMs,
  dayOf,
  estimateWait,
  holidayOnDay,
  isOpenAt,
  keptShare,
  nextOpening,
  type OpenSpan,
  type Vocation,
  type Weekday,
  weekdayOf,
} from '@hilo/core';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { presentSettings } from '../channels/settings.ts';
import {
  createPromiseBook,
  type KeptHours,
  type PromisedChannel,
  type Promises,
} from '../promises/promise-book.ts';
import { type PromiseStats, readPromiseStats } from './read-promise-stats.ts';

/** One channel as customers see it before they write. Times are instants in UTC, durations minutes of opening hours. */
export type PromiseCard = {
  channelId: string;
  name: string;
  vocation: Vocation;
  /** `notWorking`: a probe has failed, or it is paused. */
  state: 'open' | 'closed' | 'notWorking';
  /** When it closes, while it is open; null where that is not within days. */
  openUntil: string | null;
  opensAt: string | null;
  timeZone: string | null;
  week: { date: string; spans: OpenSpan[]; holiday: string | null }[];
  promised: {
    firstAnswerMinutes: number | null;
    nextAnswerMinutes: number | null;
    solutionMinutes: number | null;
  };
  estimate: { minutes: number; waiting: number; answers: number; by: string | null } | null;
  /** `percent` null: too few yet. */
  kept: { percent: number | null; kept: number; due: number; weeks: 4 };
  /** Where one writes. */
  entrance: { href: string; text: string | null } | null;
};

export type PromisePage = { at: string; organisation: string; timeZone: string; channels: PromiseCard[] };

/** So long an answer is good for everybody who asks. */
export const keptForMs = 10_000;

/** The page of all shown channels, worked out at most once in ten seconds on each node, however many ask. */
export const createPromisePage = (app: App, hub: Pick<ChannelHub, 'kinds'>): (() => Promise<PromisePage>) => {
  let made: { page: Promise<PromisePage>; at: number } | null = null;
  return () => {
    const now = app.now().getTime();
    if (!made || now - made.at >= keptForMs || now < made.at) {
      const page = makePage(app, hub);
      made = { page, at: now };
      // What failed is tried again by whoever asks next.
      page.catch(() => {
        if (made?.page === page) made = null;
      });
    }
    return made.page;
  };
};

const makePage = async (app: App, hub: Pick<ChannelHub, 'kinds'>): Promise<PromisePage> => {
  const promises = await createPromiseBook(app).read();
  const [stats, rows] = await Promise.all([
    readPromiseStats(app),
    app.db
      .selectFrom('channel')
      .select(['id', 'settings', 'health'])
      .where('archivedAt', 'is', null)
      .where('isShown', '=', true)
      .execute(),
  ]);
  const at = app.now().toISOString();
  const channels = [...promises.channels.values()]
    .filter(({ id, isShown, kind }) => isShown && rows.some((row) => row.id === id) && hub.kinds.has(kind))
    .map((channel) => {
      const row = rows.find(({ id }) => id === channel.id)!;
      const isHealthy = (row.health as { ok?: boolean } | null)?.ok !== false;
      return {
        ...cardOf(promises, channel, stats.get(channel.id), at),
        ...(channel.isEnabled && isHealthy ? {} : { state: 'notWorking' as const, openUntil: null }),
        entrance: entranceOf(hub, channel, row.settings),
      };
    });
  const { name, zone } = promises.organisation;
  return { at, organisation: name, timeZone: zone, channels };
};

const entranceOf = (
  hub: Pick<ChannelHub, 'kinds'>,
  { id, kind }: PromisedChannel,
  settings: unknown,
): PromiseCard['entrance'] => {
  const adapter = hub.kinds.get(kind)!.adapter;
  return adapter.entrance?.(presentSettings(adapter, settings).settings, `/channels/${id}`) ?? null;
};

const cardOf = (
  promises: Promises,
  channel: PromisedChannel,
  stats: PromiseStats = { kept: 0, due: 0, waiting: 0, answers: [] },
  at: string,
): Omit<PromiseCard, 'entrance'> => {
  const { id, name, vocation, hours } = channel;
  const promise = choosePromise(
    { channelId: id, ticketKind: null, segment: null, locale: null },
    promises.promises,
  );
  const isOpen = hours === null || within(hours, (open, calendar) => isOpenAt(open, calendar, at), false);
  return {
    channelId: id,
    name,
    vocation,
    state: isOpen ? 'open' : 'closed',
    openUntil: hours && isOpen ? within(hours, (open, calendar) => closesAt(open, calendar, at), null) : null,
    opensAt:
      hours && !isOpen ? within(hours, (open, calendar) => nextOpening(open, calendar, at), null) : null,
    timeZone: hours?.hours.zone ?? null,
    week: hours ? weekOf(hours, at) : [],
    promised: {
      firstAnswerMinutes: promise?.firstAnswerMinutes ?? null,
      nextAnswerMinutes: promise?.nextAnswerMinutes ?? null,
      solutionMinutes: promise?.solutionMinutes ?? null,
    },
    estimate: hours ? estimateOf(hours, stats, at) : null,
    kept: { percent: keptShare(stats.kept, stats.due), kept: stats.kept, due: stats.due, weeks: 4 },
  };
};

/** By the calendar, or, for a year that it does not have, by the weekly hours alone. */
const within = <Result>(
  { hours, calendar }: KeptHours,
  ask: (open: KeptHours['hours'], calendar: KeptHours['calendar']) => Result,
  otherwise: Result,
): Result => {
  for (const known of [calendar, null])
    try {
      return ask(hours, known);
    } catch {
      // The year is missing, or these hours never come round.
    }
  return otherwise;
};

const estimateOf = (
  hours: KeptHours,
  { answers, waiting }: PromiseStats,
  at: string,
): PromiseCard['estimate'] => {
  const between = (from: string, to: string): number =>
    within(hours, (open, calendar) => businessMinutesBetween(open, calendar, from, to), 0);
  const minutes = estimateWait({
    took: answers.map(({ startedAt, endedAt }) => between(startedAt, endedAt)),
    busyMinutes: answers.reduce((sum, { startedAt, endedAt }, at) => {
      const before = answers[at + 1]?.endedAt;
      return sum + between(before && before > startedAt ? before : startedAt, endedAt);
    }, 0),
    waiting,
  });
  if (minutes === null) return null;
  const by = within(hours, (open, calendar) => addBusinessMinutes(open, calendar, at, minutes), null);
  return { minutes, waiting, answers: answers.length, by };
};

/** Today and the six days after it, where these hours are kept. */
const weekOf = (kept: KeptHours, at: string): PromiseCard['week'] => {
  const { hours, calendar } = kept;
  const local = new Intl.DateTimeFormat('en-CA', { timeZone: hours.zone, dateStyle: 'short' }).format(
    new Date(at),
  );
  const today = dayOf(local.slice(0, 10));
  return Array.from({ length: 7 }, (_, ahead) => {
    const day = today + ahead;
    const date = dateOf(day);
    const exception = hours.exceptions.find((one) => one.date === date);
    if (exception) return { date, spans: exception.spans, holiday: exception.name || null };
    const spans = hours.weekly[String(weekdayOf(day)) as Weekday];
    const holiday =
      hours.closesOnHolidays && calendar && spans.length > 0 ? nameOfHoliday(calendar, day) : null;
    return { date, spans: holiday === null ? spans : [], holiday };
  });
};

const nameOfHoliday = (calendar: NonNullable<KeptHours['calendar']>, day: number): string | null => {
  try {
    return holidayOnDay(calendar, day)?.name ?? null;
  } catch {
    return null;
  }
};

/** Noon of a local date, as an instant near enough to be named as that day. */
export const noonOf = (date: string): Date => new Date(dayOf(date) * dayMs + dayMs / 2);

/** How long an answer may take by the clock on the wall, nights and closed days included: hours are ours to reckon with. */
export const estimatedSeconds = ({ minutes, by }: NonNullable<PromiseCard['estimate']>, at: string): number =>
  Math.max(minutes * 60, by === null ? 0 : (Date.parse(by) - Date.parse(at)) / 1000);
