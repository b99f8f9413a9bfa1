import type { SavedViewDto, TicketFilterDto } from '@hilo/api';
import type { TicketListQuery } from '@hilo/api/client';
import {
  dueStates,
  readFieldFilter,
  type TicketSort,
  type TicketView,
  ticketKinds,
  ticketSorts,
} from '@hilo/core';
import { isTicketView, usualSort } from './views.ts';

/** What a list shows: a built-in view or the id of a saved one, what narrows it, and its order. It lives in the URL. */
export type ListSpec = {
  view: string;
  sort?: TicketSort;
  /** Custom fields that come with its rows: not of the address, but of the columns that the table shows. */
  withField?: string[];
} & TicketFilterDto;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isOf =
  <Value extends string>(values: readonly Value[]) =>
  (value: unknown): value is Value =>
    values.some((one) => one === value);
const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
const isWord = (value: unknown): value is string =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '';

const isFieldFilter = (value: unknown): value is string =>
  typeof value === 'string' && readFieldFilter(value) !== null;

/** One or several of a kind; what is none of it is passed over. */
const listOf = <Value>(value: unknown, is: (one: unknown) => one is Value): Value[] | undefined => {
  const found = (Array.isArray(value) ? value : [value]).filter(is);
  return found.length > 0 ? found : undefined;
};

/** The part of the address that says what is listed; what cannot be meant is left out. */
export function readSpec(search: Record<string, unknown>): Partial<ListSpec> {
  const { view, sort, owner, waitingMinutes, organisationId, isUnread } = search;
  const minutes = Number(waitingMinutes);
  const hours = Number(search.dueWithinHours);
  const found = {
    view: isTicketView(view) || isId(view) ? view : undefined,
    sort: isOf(ticketSorts)(sort) ? sort : undefined,
    status: listOf(search.status, isOf(['open', 'waiting', 'resolved'] as const)),
    owner: isOf(['me', 'none', 'somebody'] as const)(owner) || isId(owner) ? owner : undefined,
    queueId: listOf(search.queueId, isId),
    tag: listOf(search.tag, isWord)?.map(String),
    kind: listOf(search.kind, isOf(ticketKinds)),
    channelId: listOf(search.channelId, isId),
    waitingMinutes: Number.isInteger(minutes) && minutes > 0 ? minutes : undefined,
    organisationId: isId(organisationId) ? organisationId : undefined,
    isUnread: isUnread === true ? true : undefined,
    due: listOf(search.due, isOf(dueStates)),
    field: listOf(search.field, isFieldFilter),
    dueWithinHours: Number.isInteger(hours) && hours > 0 ? hours : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What of a list narrows its view. */
export function filterOf({ view: _, sort: __, withField: ___, ...filter }: ListSpec): TicketFilterDto {
  return filter;
}

/** How many things a list is narrowed by. */
export const filterCount = (spec: ListSpec): number => Object.keys(filterOf(spec)).length;

/** As the API is asked. */
export const queryOf = ({ view, ...rest }: ListSpec): TicketListQuery =>
  isTicketView(view) ? { view, sort: usualSort(view), ...rest } : { savedViewId: view, ...rest };

/** A list in terms of built-in views; null while the saved view it builds on is not known. */
export function resolveSpec(
  spec: ListSpec,
  saved: readonly SavedViewDto[] | undefined,
): { view: TicketView; sort: TicketSort; filter: TicketFilterDto } | null {
  const { view, sort } = spec;
  const filter = filterOf(spec);
  if (isTicketView(view)) return { view, sort: sort ?? usualSort(view), filter };
  const known = saved?.find(({ id }) => id === view);
  return known
    ? { view: known.view, sort: sort ?? known.sort, filter: { ...known.filter, ...filter } }
    : null;
}
