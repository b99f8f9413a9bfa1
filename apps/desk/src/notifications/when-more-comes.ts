import type { QueryClient } from '@tanstack/react-query';
import { noticeCountQuery } from './notice-queries.ts';

/**
 * Calls back each time the number of unread notifications is read again and some are left. A second message joins the
 * first that is unread, so that the number alone does not say whether anything came. @returns what ends it
 */
export function whenMoreComes(client: QueryClient, tell: () => void): () => void {
  const cache = client.getQueryCache();
  const count = () => cache.find({ queryKey: noticeCountQuery.queryKey });
  // The first answer says what was there before.
  let seenAt = count()?.state.dataUpdatedAt ?? 0;
  return cache.subscribe(({ type, query }) => {
    if (type !== 'updated' || query !== count()) return;
    const { dataUpdatedAt, data } = query.state;
    if (dataUpdatedAt === seenAt) return;
    const isFirst = seenAt === 0;
    seenAt = dataUpdatedAt;
    if (!isFirst && Number(data) > 0) tell();
  });
}
