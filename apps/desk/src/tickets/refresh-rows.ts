import type { MeDto, TicketRow } from '@hilo/api';
import { ruleOf, type TicketFilter } from '@hilo/core';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { ListInSight } from '../live/may-enter.ts';
import type { News } from '../live/news.ts';
import { type ListSpec, queryOf, resolveSpec } from './list-spec.ts';
import { layHead, orderOf, placeRow, savedViews } from './patch-lists.ts';
import type { TicketPages } from './ticket-queries.ts';

/** So many tickets are asked for by name; beyond it the head of the list is read anew. */
const mostByName = 50;

/**
 * Brings each list on screen up to date with what happened: one request a list, for the tickets that it shows or that may
 * come into it, and none where there are none. The server says which of them belong.
 */
export async function refreshRows(client: QueryClient, news: News): Promise<void> {
  const taken = news.take();
  try {
    await bringUpToDate(client, news, taken);
  } catch (error) {
    news.giveBack(taken);
    throw error;
  }
}

async function bringUpToDate(
  client: QueryClient,
  news: News,
  taken: ReturnType<News['take']>,
): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: ['tickets'], type: 'active' });
  // What is not on screen is read anew when it is.
  void client.invalidateQueries({ queryKey: ['tickets'], refetchType: 'none', type: 'inactive' });
  for (const { queryKey, queryHash } of lists) {
    const spec = queryKey[1] as ListSpec;
    const pages = client.getQueryData<TicketPages>(queryKey);
    if (!pages) continue;
    const shown = new Set(rowsOf(pages).map(({ id }) => id));
    const ids = news.wanted(taken, queryHash, inSight(client, spec, pages), shown);
    if (ids.length === 0) continue;
    if (ids.length > mostByName) {
      const head = await api.tickets(queryOf(spec));
      const changed = new Set(ids);
      client.setQueryData<TicketPages>(
        queryKey,
        (now) => now && layHead(now, head, changed, orderOf(client, spec)),
      );
      continue;
    }
    const { items } = await api.tickets({ ...queryOf(spec), id: ids, limit: ids.length });
    client.setQueryData<TicketPages>(queryKey, (now) => now && placeRows(client, spec, now, ids, items));
    const here = new Set(rowsOf(client.getQueryData<TicketPages>(queryKey) ?? pages).map(({ id }) => id));
    news.leave(
      queryHash,
      ids.filter((id) => !here.has(id)),
    );
  }
}

const rowsOf = (pages: TicketPages): TicketRow[] => pages.pages.flatMap(({ items }) => items);

/** Each of the tickets where it belongs by now, or nowhere. */
function placeRows(
  client: QueryClient,
  spec: ListSpec,
  pages: TicketPages,
  ids: readonly string[],
  rows: readonly TicketRow[],
): TicketPages {
  const isBefore = orderOf(client, spec);
  return ids.reduce((now, id) => {
    const row = rows.find((one) => one.id === id);
    if (row) return placeRow(now, row, true, isBefore);
    const old = rowsOf(now).find((one) => one.id === id);
    // What was read stays among the unread until the list is asked for again: it would vanish under the hand.
    return old && !spec.isUnread ? placeRow(now, old, false) : now;
  }, pages);
}

function inSight(client: QueryClient, spec: ListSpec, pages: TicketPages): ListInSight | null {
  const me = client.getQueryData<MeDto>(['me']);
  const list = resolveSpec(spec, savedViews(client));
  if (!list || !me) return null;
  return {
    rule: ruleOf(list.view, list.filter as TicketFilter, me.id),
    sort: list.sort,
    hasMore: pages.pages.at(-1)?.nextCursor != null,
    lastDueAt: rowsOf(pages).at(-1)?.dueAt ?? null,
  };
}
