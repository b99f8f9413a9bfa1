import type { EscalationDto, RegimeSettings } from '@hilo/api';
import {
  amendProfiles,
  type Calendar,
  defaultEscalation,
  noVocation,
  type OpeningHours,
  profilesOf,
  regimeProfiles,
  type ServicePromise,
  type Vocation,
} from '@hilo/core';
import type { Database } from '@hilo/db';
import { sql } from 'kysely';
import { layAll, type StoredCalendar } from '../calendars/lay-all.ts';
import type { Organisation } from '../settings/organisation.ts';
import { withDefaults } from './law/regime-settings.ts';
import type { KeptHours, PromisedChannel, Promises } from './promise-book.ts';

type HoursRow = Omit<OpeningHours, 'closesOnHolidays'> & {
  id: string;
  name: string;
  calendarCode: string | null;
  isDefault: boolean;
};
type ChannelRow = Omit<PromisedChannel, 'vocation' | 'hours'> & {
  vocation: Partial<Vocation>;
  hoursId: string | null;
};
type Read = {
  organisation: Partial<Organisation> | null;
  regime: Partial<RegimeSettings> | null;
  escalation: EscalationDto | null;
  /** `whole` is null where the reader has it already. */
  calendars: { stamp: string; whole: StoredCalendar | null }[];
  hours: HoursRow[];
  promises: ServicePromise[];
  channels: ChannelRow[];
};

/** The newest version of each calendar by its stamp: a version never changes, so it is fetched and laid once. */
export type KnownCalendars = { stored: Map<string, StoredCalendar>; laid: ReadonlyMap<string, Calendar> };

/** Everything in one round trip, and so of one moment. What is known of calendars is brought up to date. */
export const readPromises = async (db: Database, known: KnownCalendars): Promise<Promises> => {
  // Another reader may learn meanwhile: what this one leaves out is looked up where it stood when it asked.
  const before = known.stored;
  const { rows } = await sql<Read>`
    select
      (select value from setting where name = 'organisation') as organisation,
      (select value from setting where name = 'regime') as regime,
      (select value from setting where name = 'escalation') as escalation,
      (select coalesce(jsonb_agg(jsonb_build_object('stamp', stamp, 'whole', case
          when stamp = any(${[...before.keys()]}::text[]) then null
          else jsonb_build_object('code', code, 'version', version, 'parentCode', parent_code, 'scope', scope,
            'zone', zone, 'workingWeekdays', working_weekdays, 'years', years) end)), '[]')
        from (select distinct on (code) *, concat_ws(' ', code, version, extract(epoch from created_at)) as stamp
          from calendar order by code, version desc) as newest) as calendars,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'zone', zone, 'calendarCode',
          calendar_code, 'weekly', weekly, 'exceptions', exceptions, 'isDefault', is_default)), '[]')
        from opening_hours) as hours,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'channelId', channel_id, 'ticketKind', ticket_kind,
          'segment', segment, 'locale', locale, 'hoursId', hours_id, 'firstAnswerMinutes', first_answer_minutes,
          'nextAnswerMinutes', next_answer_minutes, 'solutionMinutes', solution_minutes, 'pausesForCustomer',
          pauses_for_customer, 'warnShares', warn_shares) order by position, id), '[]')
        from service_promise where archived_at is null) as promises,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'name', name, 'isEnabled', is_enabled,
          'vocation', vocation, 'hoursId', hours_id, 'isShown', is_shown, 'sendsReceipts', sends_receipts)
          order by created_at, id), '[]')
        from channel where archived_at is null) as channels`.execute(db);
  const [read] = rows;
  return arrange(read!, learn(known, before, read!.calendars));
};

/** @returns all calendars, the same objects as before where none has changed: what is computed of them is kept by object */
const learn = (
  known: KnownCalendars,
  before: KnownCalendars['stored'],
  given: Read['calendars'],
): ReadonlyMap<string, Calendar> => {
  if (given.length === known.stored.size && given.every(({ stamp }) => known.stored.has(stamp)))
    return known.laid;
  known.stored = new Map(given.map(({ stamp, whole }) => [stamp, whole ?? before.get(stamp)!]));
  known.laid = layAll([...known.stored.values()]);
  return known.laid;
};

const arrange = (read: Read, calendars: ReadonlyMap<string, Calendar>): Promises => {
  const keepHours = ({ id, name, calendarCode, zone, weekly, exceptions }: HoursRow): KeptHours => ({
    id,
    name,
    hours: { zone, weekly, exceptions, closesOnHolidays: calendarCode !== null },
    calendar: calendarCode === null ? null : (calendars.get(calendarCode) ?? null),
  });
  const hours = new Map(read.hours.map((row) => [row.id, keepHours(row)]));
  const defaultHours = hours.get(read.hours.find(({ isDefault }) => isDefault)?.id ?? '') ?? null;
  const { profileIds, amendments, ...settings } = withDefaults(read.regime);
  const zone = read.organisation?.timeZone ?? 'Europe/Madrid';
  return {
    organisation: {
      name: read.organisation?.name ?? '',
      locale: read.organisation?.locale ?? 'es',
      zone,
      formality: read.organisation?.formality ?? 'familiar',
      accentColour: read.organisation?.accentColour ?? null,
    },
    calendars,
    hours,
    defaultHours,
    promises: read.promises,
    channels: new Map(
      read.channels.map(({ hoursId, vocation, ...channel }) => [
        channel.id,
        {
          ...channel,
          vocation: { ...noVocation, ...vocation },
          hours: hours.get(hoursId ?? '') ?? defaultHours,
        },
      ]),
    ),
    regime: {
      ...settings,
      profiles: amendProfiles(profilesOf(profileIds, regimeProfiles), amendments),
    },
    wakePolicy: {
      ...(read.escalation ?? defaultEscalation),
      zone,
      calendar: defaultHours?.calendar ?? null,
    },
  };
};
