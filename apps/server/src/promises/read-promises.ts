import type { EscalationDto, RegimeSettings } from '@hilo/api';
import {
  amendProfiles,
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
import type { KeptHours, PromisedChannel, Promises } from './promise-book.ts';
import { withDefaults } from './regime-settings.ts';

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
  calendars: StoredCalendar[];
  hours: HoursRow[];
  promises: ServicePromise[];
  channels: ChannelRow[];
};

/** Everything in one round trip, and so of one moment. */
export const readPromises = async (db: Database): Promise<Promises> => {
  const { rows } = await sql<Read>`
    select
      (select value from setting where name = 'organisation') as organisation,
      (select value from setting where name = 'regime') as regime,
      (select value from setting where name = 'escalation') as escalation,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'version', version, 'parentCode', parent_code,
          'scope', scope, 'zone', zone, 'workingWeekdays', working_weekdays, 'years', years)), '[]')
        from (select distinct on (code) * from calendar order by code, version desc) as newest) as calendars,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'zone', zone, 'calendarCode',
          calendar_code, 'weekly', weekly, 'exceptions', exceptions, 'isDefault', is_default)), '[]')
        from opening_hours) as hours,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'channelId', channel_id, 'ticketKind', ticket_kind,
          'segment', segment, 'locale', locale, 'hoursId', hours_id, 'firstAnswerMinutes', first_answer_minutes,
          'nextAnswerMinutes', next_answer_minutes, 'solutionMinutes', solution_minutes, 'pausesForCustomer',
          pauses_for_customer) order by position, id), '[]')
        from service_promise where archived_at is null) as promises,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'name', name, 'isEnabled', is_enabled,
          'vocation', vocation, 'hoursId', hours_id, 'isShown', is_shown, 'sendsReceipts', sends_receipts)
          order by created_at, id), '[]')
        from channel where archived_at is null) as channels`.execute(db);
  return arrange(rows[0]!);
};

const arrange = (read: Read): Promises => {
  const calendars = layAll(read.calendars);
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
