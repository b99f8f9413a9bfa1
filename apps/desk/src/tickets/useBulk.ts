import type { BulkAction, BulkResult, TicketRow } from '@hilo/api';
import { newIdempotencyKey } from '@hilo/api/client';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { findRow } from './patch-lists.ts';
import { workMessages } from './workMessages.ts';

/** So many a request, so that the progress is seen. */
const atOnce = 40;

export type Refused = { row: TicketRow | undefined; id: string; code: string; detail: string };
type BulkState = { done: number; count: number } | null;

/** Does something to many tickets, tells how far it is, offers the way back, and keeps what was refused. */
export function useBulk() {
  const t = useT(workMessages);
  const client = useQueryClient();
  const [progress, setProgress] = useState<BulkState>(null);
  const [refused, setRefused] = useState<Refused[]>([]);

  const run = async (items: { id: string; action: BulkAction }[], isUndo = false): Promise<boolean> => {
    setProgress({ done: 0, count: items.length });
    setRefused([]);
    const results: BulkResult['items'] = [];
    let isWhole = true;
    try {
      for (let at = 0; at < items.length; at += atOnce) {
        const part = items.slice(at, at + atOnce);
        results.push(...(await api.bulk({ items: part }, newIdempotencyKey())).items);
        setProgress({ done: at + part.length, count: items.length });
      }
    } catch {
      isWhole = false;
    }
    setProgress(null);
    const bad = results.flatMap(({ id, refused: why }) =>
      why ? [{ row: findRow(client, id), id, ...why }] : [],
    );
    setRefused(bad);
    void client.invalidateQueries({ queryKey: ['tickets'] });
    void client.invalidateQueries({ queryKey: ['ticket'] });
    void client.invalidateQueries({ queryKey: ['viewCounts'] });
    // The last first, as they lie on each other.
    const back = results.flatMap(({ id, undo }) => (undo ? [{ id, action: undo }] : [])).reverse();
    const done = results.length - bad.length;
    // What was done before it broke off can be taken back, too.
    const undo =
      back.length > 0 && !isUndo ? { action: { label: t('undo'), onPress: () => void run(back, true) } } : {};
    if (!isWhole) toasts.show({ text: t('bulk.failed', { count: done }), tone: 'failed', ...undo });
    else if (done > 0)
      toasts.show({
        text: isUndo ? t('bulk.undone') : t('bulk.done', { count: done }),
        tone: 'done',
        ...undo,
      });
    return isWhole && bad.length === 0;
  };
  return {
    progress,
    refused,
    forget: () => setRefused([]),
    /** @returns whether all of them took it */
    run: (ids: Iterable<string>, action: BulkAction) => run([...ids].map((id) => ({ id, action }))),
  };
}
