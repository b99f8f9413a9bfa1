import type {
  CalendarDto,
  CalendarRow,
  CreateCalendarBody,
  EscalationDto,
  ImportedHolidays,
  ImportHolidaysBody,
  OpeningHoursDto,
  PreviewedDay,
  PreviewHoursBody,
  ServicePromiseDto,
  TestedServicePromise,
  TestServicePromiseBody,
  WriteCalendarYearBody,
  WriteHoursBody,
  WriteServicePromiseBody,
} from '@hilo/api';
import { useQuery } from '@tanstack/react-query';
import { request } from './request.ts';

const path = '/api/v1';
type List<Item> = { items: Item[] };
const itemsOf = <Item>({ items }: List<Item>): Item[] => items;
/** What is written over a version that is no longer the newest is refused. */
const over = (version: number) => ({ 'if-match': `"${version}"` });

export const listCalendars = () => request<List<CalendarRow>>('GET', `${path}/calendars`).then(itemsOf);
export const readCalendar = (code: string, version?: number) =>
  request<CalendarDto>('GET', `${path}/calendars/${code}${version ? `?version=${version}` : ''}`);
export const createCalendar = (body: CreateCalendarBody) =>
  request<CalendarDto>('POST', `${path}/calendars`, body);
export const deleteCalendar = (code: string) => request<unknown>('DELETE', `${path}/calendars/${code}`);
export const writeCalendarYear = (
  { code, version }: Pick<CalendarRow, 'code' | 'version'>,
  year: number,
  body: WriteCalendarYearBody,
) => request<CalendarDto>('PUT', `${path}/calendars/${code}/years/${year}`, body, over(version));
export const importHolidays = (code: string, body: ImportHolidaysBody) =>
  request<ImportedHolidays>('POST', `${path}/calendars/${code}/import`, body);

export const listHours = () => request<List<OpeningHoursDto>>('GET', `${path}/opening-hours`).then(itemsOf);
export const createHours = (body: WriteHoursBody) =>
  request<OpeningHoursDto>('POST', `${path}/opening-hours`, body);
export const changeHours = ({ id, version }: OpeningHoursDto, body: WriteHoursBody) =>
  request<OpeningHoursDto>('PUT', `${path}/opening-hours/${id}`, body, over(version));
export const makeHoursDefault = (id: string) =>
  request<OpeningHoursDto>('POST', `${path}/opening-hours/${id}/default`);
export const archiveHours = (id: string) => request<unknown>('DELETE', `${path}/opening-hours/${id}`);
export const previewHours = (body: PreviewHoursBody) =>
  request<List<PreviewedDay>>('POST', `${path}/opening-hours/preview`, body).then(itemsOf);

export const listServicePromises = () =>
  request<List<ServicePromiseDto>>('GET', `${path}/service-promises`).then(itemsOf);
export const createServicePromise = (body: WriteServicePromiseBody) =>
  request<ServicePromiseDto>('POST', `${path}/service-promises`, body);
export const changeServicePromise = (
  { id, version }: Pick<ServicePromiseDto, 'id' | 'version'>,
  body: WriteServicePromiseBody,
) => request<ServicePromiseDto>('PUT', `${path}/service-promises/${id}`, body, over(version));
export const deleteServicePromise = (id: string) =>
  request<unknown>('DELETE', `${path}/service-promises/${id}`);
export const orderServicePromises = (promiseIds: string[]) =>
  request<List<ServicePromiseDto>>('PUT', `${path}/service-promises/order`, { promiseIds }).then(itemsOf);
export const testServicePromise = (body: TestServicePromiseBody) =>
  request<TestedServicePromise>('POST', `${path}/service-promises/test`, body);
export const listSegments = () => request<List<string>>('GET', `${path}/segments`).then(itemsOf);

export const readEscalation = () => request<EscalationDto>('GET', `${path}/escalation`);
export const changeEscalation = (body: EscalationDto) =>
  request<EscalationDto>('PUT', `${path}/escalation`, body);

export const useCalendars = () => useQuery({ queryKey: ['calendars'], queryFn: listCalendars });
export const useHours = () => useQuery({ queryKey: ['openingHours'], queryFn: listHours });
export const useServicePromises = () =>
  useQuery({ queryKey: ['servicePromises'], queryFn: listServicePromises });
