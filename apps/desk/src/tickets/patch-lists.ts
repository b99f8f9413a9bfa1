import type { MeDto, TicketDto, TicketRow } from '@hilo/api';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { belongsToView } from './belongs-to-view.ts';
import type { TicketPages } from './ticket-queries.ts';
import { isTicketView, ticketViews } from './views.ts';

/** Newest activity first, the id deciding between equals: the order of the server. */
const comesFirst = (a: TicketRow, b: TicketRow): boolean =>
  a.lastMessageAt > b.lastMessageAt || (a.lastMessageAt === b.lastMessageAt && a.id > b.id);

/** Puts a row where it now belongs: moved, changed, added or taken out, of one list. */
export function placeRow(pages: TicketPages, row: TicketRow, isListed: boolean): TicketPages {
  const without = pages.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== row.id),
  }));
  if (!isListed) return { ...pages, pages: without };
  const last = without.length - 1;
  const at = without.findIndex(
    (page, index) =>
      page.items.some((item) => comesFirst(row, item)) || (index === last && page.nextCursor === null),
  );
  const target = without[at];
  // Beyond what is loaded: it will come with its page.
  if (!target) return { ...pages, pages: without };
  const before = target.items.findIndex((item) => comesFirst(row, item));
  const items = [...target.items];
  items.splice(before < 0 ? items.length : before, 0, row);
  return { ...pages, pages: without.map((page, index) => (index === at ? { ...page, items } : page)) };
}

/** Shows one ticket as it now is in every list that is loaded. */
export function putRow(client: QueryClient, row: TicketRow | TicketDto, now = Date.now()): void {
  const me = client.getQueryData<MeDto>(['me']);
  if (!me) return;
  for (const view of ticketViews)
    client.setQueryData<TicketPages>(
      ['tickets', view],
      (pages) => pages && placeRow(pages, row, belongsToView(row, view, me.id, now)),
    );
}

/** Changes a row before the server said so; the same everywhere, and undone by `putRow` of what was. */
export function findRow(client: QueryClient, id: string): TicketRow | undefined {
  for (const view of ticketViews)
    for (const page of client.getQueryData<TicketPages>(['tickets', view])?.pages ?? [])
      for (const item of page.items) if (item.id === id) return item;
  return client.getQueryData<TicketDto>(['ticket', id]);
}

/**
 * Reads the head of each list on screen again, for tickets that changed: one request a list, however many changed.
 * What a list shows further down and is not in its new head is asked for by itself.
 */
export async function refreshRows(client: QueryClient, ids: ReadonlySet<string>): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: ['tickets'], type: 'active' });
  // What is not on screen is read anew when it is.
  void client.invalidateQueries({ queryKey: ['tickets'], refetchType: 'none', type: 'inactive' });
  const seen = new Map<string, TicketRow>();
  for (const { queryKey } of lists) {
    const view = queryKey[1];
    if (!isTicketView(view)) continue;
    const head = await api.tickets({ view });
    for (const row of head.items) seen.set(row.id, row);
    client.setQueryData<TicketPages>(queryKey, (pages) => pages && layHead(pages, head, ids));
  }
  const shown = new Set(
    lists.flatMap(
      ({ queryKey }) =>
        client.getQueryData<TicketPages>(queryKey)?.pages.flatMap((page) => page.items.map(({ id }) => id)) ??
        [],
    ),
  );
  for (const id of ids) {
    if (seen.has(id) || !shown.has(id)) continue;
    const row = await api.ticket(id).catch(() => null);
    if (row) putRow(client, row);
  }
}

/** The new head over the old pages; rows of it that stood further down leave their old place. */
export function layHead(
  pages: TicketPages,
  head: { items: TicketRow[]; nextCursor: string | null },
  changed: ReadonlySet<string>,
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
      (item) => !here.has(item.id) && !changed.has(item.id) && end && comesFirst(end, item),
    ) ?? [];
  const [second, ...others] = rest;
  return {
    pages: [head, ...(second ? [{ ...second, items: [...fallen, ...second.items] }] : []), ...others],
    pageParams: pages.pageParams,
  };
}
