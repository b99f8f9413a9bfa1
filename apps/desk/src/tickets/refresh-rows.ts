import type { MeDto, TicketRow } from '@hilo/api';
import { ruleOf, type TicketFilter } from '@hilo/core';
import type { Query, QueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { Away, AwayLists, Happened } from '../live/away-lists.ts';
import type { ListInSight } from '../live/may-enter.ts';
import type { News } from '../live/news.ts';
import { type ListSpec, queryOf, resolveSpec } from './list-spec.ts';
import { layHead, orderOf, placeRow, savedViews } from './patch-lists.ts';
import type { TicketPages } from './ticket-queries.ts';

/** So many tickets are asked for by name at a time; where more happened than that, the head of the list is read anew. */
const mostByName = 50;
/** Milliseconds away after which the head of a list is read anew: what time alone changes is told by no event. */
const oldMs = 15_000;

type List = Pick<Query, 'queryKey' | 'queryHash'>;

/**
 * Brings each list on screen up to date with what happened: one request a list, for the tickets that it shows or that may
 * come into it, and none where there are none. The server says which of them belong.
 */
export async function refreshRows(client: QueryClient, news: News, away: AwayLists): Promise<void> {
  const taken = news.take();
  try {
    const lists = client.getQueryCache().findAll({ queryKey: ['tickets'], type: 'active' });
    for (const list of lists) await bringUpToDate(client, news, list, taken, false);
  } catch (error) {
    news.giveBack(taken);
    throw error;
  }
  away.tell(taken);
}

/** Brings a list up to date that one comes back to; where that fails, it is read anew and says so itself. */
export async function refreshReturned(
  client: QueryClient,
  news: News,
  list: List,
  { since, missed }: Away,
): Promise<void> {
  const isOld = Date.now() - since > oldMs;
  await bringUpToDate(client, news, list, missed, isOld).catch(() =>
    client.invalidateQueries({ queryKey: list.queryKey, exact: true }),
  );
}

async function bringUpToDate(
  client: QueryClient,
  news: News,
  { queryKey, queryHash }: List,
  happened: Happened,
  isOld: boolean,
): Promise<void> {
  const spec = queryKey[1] as ListSpec;
  const pages = client.getQueryData<TicketPages>(queryKey);
  if (!pages) return;
  const wanted = news.wanted(happened, queryHash, inSight(client, spec, pages), idsOf(pages));
  if (wanted.length === 0 && !isOld) return;
  let ids: readonly string[] = wanted;
  if (isOld || wanted.length > mostByName) {
    const head = await api.tickets(queryOf(spec));
    const changed = new Set(wanted);
    client.setQueryData<TicketPages>(
      queryKey,
      (now) => now && layHead(now, head, changed, orderOf(client, spec)),
    );
    const below = idsOf(client.getQueryData<TicketPages>(queryKey) ?? pages);
    for (const { id } of head.items) {
      below.delete(id);
      changed.delete(id);
    }
    // Of too many, those that are shown further down: what came in is in the head, or comes with its page.
    ids = [...changed].filter((id) => wanted.length <= mostByName || below.has(id));
  }
  for (let at = 0; at < ids.length; at += mostByName) {
    const some = ids.slice(at, at + mostByName);
    const { items } = await api.tickets({ ...queryOf(spec), id: some, limit: some.length });
    client.setQueryData<TicketPages>(queryKey, (now) => now && placeRows(client, spec, now, some, items));
    const here = idsOf(client.getQueryData<TicketPages>(queryKey) ?? pages);
    news.leave(
      queryHash,
      some.filter((id) => !here.has(id)),
    );
  }
}

const rowsOf = (pages: TicketPages): TicketRow[] => pages.pages.flatMap(({ items }) => items);
const idsOf = (pages: TicketPages): Set<string> => new Set(rowsOf(pages).map(({ id }) => id));

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
