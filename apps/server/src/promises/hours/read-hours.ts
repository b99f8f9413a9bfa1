import {
  HiloError,
  type OpeningHoursDto,
  type Page,
  type PreviewedDay,
  type previewHoursBody,
  whole,
} from '@hilo/api';
import {
  type Actor,
  closesAt,
  compareNames,
  isOpenAt,
  listDays,
  localDate,
  MissingCalendarYear,
  nextOpening,
} from '@hilo/core';
import type { DB } from '@hilo/db';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { requireCalendar } from '../../calendars/require-calendar.ts';
import { createPromiseBook, type KeptHours } from '../promise-book.ts';
import { asOpeningHours, checkHours } from './check-hours.ts';

/** The organisation's own first. @throws auth.forbidden */
export const listHours = async (app: App, actor: Actor): Promise<Page<OpeningHoursDto>> => {
  authorise(actor, 'tickets.read');
  const rows = await app.db
    .selectFrom('openingHours')
    .selectAll()
    .select((query) => [
      query
        .selectFrom('servicePromise')
        .whereRef('servicePromise.hoursId', '=', 'openingHours.id')
        .where('servicePromise.archivedAt', 'is', null)
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('promiseCount'),
      query
        .selectFrom('channel')
        .whereRef('channel.hoursId', '=', 'openingHours.id')
        .where('channel.archivedAt', 'is', null)
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('channelCount'),
    ])
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute();
  rows.sort(
    (one, other) => Number(other.isDefault) - Number(one.isDefault) || compareNames(one.name, other.name),
  );
  const { hours } = await createPromiseBook(app).read();
  return whole(rows.map((row) => present(row, stateOf(hours.get(row.id), app.now()))));
};

/** @throws auth.forbidden, resource.notFound */
export const readHours = async (app: App, actor: Actor, id: string): Promise<OpeningHoursDto> => {
  const found = (await listHours(app, actor)).items.find((one) => one.id === id);
  if (!found) throw new HiloError('resource.notFound', 'There are no such opening hours.');
  return found;
};

type Row = Selectable<DB['openingHours']> & { promiseCount: number | null; channelCount: number | null };
type State = Pick<OpeningHoursDto, 'isOpen' | 'changesAt'>;

const present = (row: Row, state: State): OpeningHoursDto => ({
  id: row.id,
  name: row.name,
  zone: row.zone,
  calendarCode: row.calendarCode,
  weekly: row.weekly as OpeningHoursDto['weekly'],
  exceptions: row.exceptions as OpeningHoursDto['exceptions'],
  isDefault: row.isDefault,
  version: row.version,
  promiseCount: row.promiseCount ?? 0,
  channelCount: row.channelCount ?? 0,
  ...state,
});

/** Open now, and until when; closed where the calendar does not say what day today is. */
export const stateOf = (kept: KeptHours | undefined, now: Date): State => {
  const at = now.toISOString();
  try {
    const isOpen = kept !== undefined && isOpenAt(kept.hours, kept.calendar, at);
    const change = isOpen ? closesAt : nextOpening;
    return { isOpen, changesAt: kept ? change(kept.hours, kept.calendar, at) : null };
  } catch (error) {
    if (error instanceof MissingCalendarYear) return { isOpen: false, changesAt: null };
    throw error;
  }
};

/** What the next days would be with hours that need not be kept yet. @throws auth.forbidden, request.invalid */
export const previewHours = async (
  app: App,
  actor: Actor,
  body: z.output<typeof previewHoursBody>,
): Promise<Page<PreviewedDay>> => {
  authorise(actor, 'tickets.read');
  checkHours(body);
  await requireCalendar(app.db, body.calendarCode);
  const { calendars } = await createPromiseBook(app).read();
  const calendar = body.calendarCode === null ? null : (calendars.get(body.calendarCode) ?? null);
  const from = body.from ?? localDate(body.zone, app.now().toISOString());
  return whole(listDays(asOpeningHours(body), calendar, from, body.days));
};
