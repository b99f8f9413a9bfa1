import type { MeDto, SavedViewDto, TicketDto, TicketRow } from '@hilo/api';
import type { QueryClient } from '@tanstack/react-query';
import { belongsToList, comesFirst } from './belongs-to-list.ts';
import { type ListSpec, resolveSpec } from './list-spec.ts';
import type { TicketPages } from './ticket-queries.ts';

type Order = (a: TicketRow, b: TicketRow) => boolean;

export const savedViews = (client: QueryClient): readonly SavedViewDto[] | undefined =>
  client.getQueryData<SavedViewDto[]>(['views']);

/** The lists that are loaded, each with what it shows. */
const loadedLists = (client: QueryClient): { queryKey: readonly unknown[]; spec: ListSpec }[] =>
  client
    .getQueryCache()
    .findAll({ queryKey: ['tickets'] })
    .map(({ queryKey }) => ({ queryKey, spec: queryKey[1] as ListSpec }));

export const orderOf = (client: QueryClient, spec: ListSpec): Order =>
  comesFirst[resolveSpec(spec, savedViews(client))?.sort ?? 'newest'];

/** Puts a row where it now belongs: moved, changed, added or taken out, of one list. */
export function placeRow(
  pages: TicketPages,
  row: TicketRow,
  isListed: boolean,
  isBefore: Order = comesFirst.newest,
): TicketPages {
  const without = pages.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== row.id),
  }));
  if (!isListed) return { ...pages, pages: without };
  const last = without.length - 1;
  const at = without.findIndex(
    (page, index) =>
      page.items.some((item) => isBefore(row, item)) || (index === last && page.nextCursor === null),
  );
  const target = without[at];
  // Beyond what is loaded: it will come with its page.
  if (!target) return { ...pages, pages: without };
  const before = target.items.findIndex((item) => isBefore(row, item));
  const items = [...target.items];
  items.splice(before < 0 ? items.length : before, 0, row);
  return { ...pages, pages: without.map((page, index) => (index === at ? { ...page, items } : page)) };
}

/** Changes a row where it stands. */
const replaceRow = (pages: TicketPages, row: TicketRow): TicketPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === row.id ? row : item)),
  })),
});

/** Each list asks for custom fields of its own, and none comes with the ticket itself. */
function withFieldsOf({ pages }: TicketPages, row: TicketRow): TicketRow {
  for (const { items } of pages)
    for (const { id, fields } of items) if (id === row.id) return fields ? { ...row, fields } : row;
  return row;
}

/** Which of the tickets that are loaded are this customer's. */
export const ticketsOf = (client: QueryClient, customerId: string | null): Set<string> =>
  new Set(
    loadedLists(client).flatMap(
      ({ queryKey }) =>
        client
          .getQueryData<TicketPages>(queryKey)
          ?.pages.flatMap(({ items }) => items.filter(({ customer }) => customer.id === customerId))
          .map(({ id }) => id) ?? [],
    ),
  );

/** Shows one ticket as it now is in every list that is loaded. */
export function putRow(client: QueryClient, given: TicketRow | TicketDto, now = Date.now()): void {
  const me = client.getQueryData<MeDto>(['me']);
  if (!me) return;
  for (const { queryKey, spec } of loadedLists(client)) {
    const isListed = belongsToList(given, spec, savedViews(client), me.id, now);
    client.setQueryData<TicketPages>(queryKey, (pages) => {
      if (!pages) return pages;
      const row = withFieldsOf(pages, given);
      // What was read stays among the unread until the list is asked for again: it would vanish under the hand.
      const stays = spec.isUnread && pages.pages.some((page) => page.items.some(({ id }) => id === row.id));
      if (isListed === null || (stays && !isListed)) return replaceRow(pages, row);
      return placeRow(pages, row, isListed, orderOf(client, spec));
    });
  }
}

/** Changes a row before the server said so; the same everywhere, and undone by `putRow` of what was. */
export function findRow(client: QueryClient, id: string): TicketRow | undefined {
  for (const { queryKey } of loadedLists(client))
    for (const page of client.getQueryData<TicketPages>(queryKey)?.pages ?? [])
      for (const item of page.items) if (item.id === id) return item;
  return client.getQueryData<TicketDto>(['ticket', id]);
}

/** The new head over the old pages; rows of it that stood further down leave their old place. */
export function layHead(
  pages: TicketPages,
  head: { items: TicketRow[]; nextCursor: string | null },
  changed: ReadonlySet<string>,
  isBefore: Order = comesFirst.newest,
): TicketPages {
  if (head.nextCursor === null || pages.pages.length <= 1)
    return { pages: [head], pageParams: pages.pageParams.slice(0, 1) };
  const here = new Set(head.items.map(({ id }) => id));
  const end = head.items.at(-1);
  const rest = pages.pages.slice(1).map((page) => ({
    ...page,
    items: page.items.filter((item) => !here.has(item.id)),
  }));
  // What fell off the end of the head because others came before it opens the rest.
  const fallen =
    pages.pages[0]?.items.filter(
      (item) => !here.has(item.id) && !changed.has(item.id) && end && isBefore(end, item),
    ) ?? [];
  const [second, ...others] = rest;
  return {
    pages: [head, ...(second ? [{ ...second, items: [...fallen, ...second.items] }] : []), ...others],
    pageParams: pages.pageParams,
  };
}
