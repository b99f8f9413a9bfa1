import type { TicketRow } from '@hilo/api';
import {
  Banner,
  Button,
  ErrorState,
  lazyPart,
  type RowSelection,
  type RowState,
  SkeletonRows,
  stepKey,
  useT,
  VirtualList,
} from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isApiError } from '../api.ts';
import { useKeys } from '../keys/useKeys.ts';
import type { ListSpec } from './list-spec.ts';
import { ticketMessages } from './messages.ts';
import { TicketRowView, type TicketRowViewProps, useRowSurroundings } from './TicketRowView.tsx';
import { ticketListQuery } from './ticket-queries.ts';
import { isTicketView } from './views.ts';

const EmptyList = lazyPart(() => import('./EmptyList.tsx').then((file) => file.EmptyList), 'inPlace');
const NotForYou = lazyPart(() => import('./EmptyList.tsx').then((file) => file.NotForYou), 'inPlace');
const NothingFits = lazyPart(() => import('./EmptyList.tsx').then((file) => file.NothingFits));

const drawUsual = (row: TicketRowViewProps) => <TicketRowView {...row} />;
const idOf = ({ id }: TicketRow): string => id;

/** The tickets of a list, one below the other, by pages as they are needed. Drawn anew only for what is its own. */
export const TicketList = memo(function TicketList(props: {
  spec: ListSpec;
  isNarrowed: boolean;
  isDense: boolean;
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** What is chosen; null for who may only read. */
  selected: ReadonlySet<string> | null;
  onSelect: (ids: ReadonlySet<string>) => void;
  /** Where a row is not drawn as usual; the same from one time to the next. */
  drawRow?: (row: TicketRowViewProps) => ReactNode;
}) {
  const { spec, isNarrowed, isDense, openId, onOpen, selected, onSelect, drawRow = drawUsual } = props;
  const t = useT(ticketMessages);
  const around = useRowSurroundings();
  const [current, setCurrent] = useState<string | undefined>(openId);
  const query = useInfiniteQuery(ticketListQuery(spec));
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const keys = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useSelection(keys, current, selected, onSelect);
  const open = useCallback((row: TicketRow) => onOpen(row.id), [onOpen]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  // Whoever chose a row by its key goes on with Shift and the arrows, wherever the focus is.
  const reach = (step: 1 | -1) => (event: KeyboardEvent) => {
    const to = stepKey(keys, current, step);
    setCurrent(to);
    if (event.shiftKey && to !== undefined) selection?.onRange(to);
  };
  const isChoosing = selected !== null && selected.size > 0;
  // Whoever resolves a ticket goes on with the next one, though it has left the list.
  const from = current ?? openId;
  const place = useRef<number | undefined>(undefined);
  useEffect(() => {
    const at = from === undefined ? -1 : keys.indexOf(from);
    if (at >= 0) place.current = at;
  }, [keys, from]);
  const list = useRef<HTMLDivElement>(null);
  // The list has the focus then: Enter opens the row, and no button that was pressed before it.
  const step = (delta: 1 | -1) => {
    list.current?.focus({ preventScroll: true });
    setCurrent(stepKey(keys, from, delta, place.current));
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    arrowdown: isChoosing ? reach(1) : undefined,
    arrowup: isChoosing ? reach(-1) : undefined,
    x: selection && current !== undefined ? () => selection.onToggle(current) : undefined,
    escape: isChoosing ? () => onSelect(new Set()) : undefined,
    enter: (event) => {
      // Enter on a button presses it; on the list, the list answers; in the thread it means nothing else.
      const isFree = event.target instanceof Element && event.target.matches('body, [data-thread], article');
      if (isFree && current !== undefined) onOpen(current);
    },
  });
  const rowHeight = isDense ? 44 : 64;
  const { view } = spec;
  const maySelect = selection !== null;
  const choose = useRef(selection);
  useEffect(() => {
    choose.current = selection;
  });
  const draw = useCallback(
    (row: TicketRow, { isSelected }: RowState) =>
      drawRow({
        row,
        isDense,
        around,
        showsOwner: view !== 'mine',
        ...(maySelect && {
          selection: {
            isSelected,
            onToggle: (isRange) =>
              isRange ? choose.current?.onRange(row.id) : choose.current?.onToggle(row.id),
          },
        }),
      }),
    [isDense, around, view, maySelect, drawRow],
  );
  if (!data) {
    if (isApiError(error) && error.code === 'auth.forbidden') return <NotForYou />;
    if (isApiError(error) && error.code === 'resource.notFound') return <NothingFits isGone />;
    if (error)
      return (
        <ErrorState
          reference={isApiError(error) ? error.reference : undefined}
          onRetry={() => void query.refetch()}
        />
      );
    return (
      <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
        <span role="status" className="sr-only">
          {t('list.loading')}
        </span>
        <SkeletonRows count={12} rowHeight={rowHeight} />
      </div>
    );
  }
  if (rows.length === 0) return <EmptyList view={view} isNarrowed={isNarrowed} />;
  return (
    <>
      <VirtualList
        label={isTicketView(view) ? t(`view.${view}`) : t('view.choose')}
        items={rows}
        getKey={idOf}
        rowHeight={rowHeight}
        currentKey={current}
        onCurrentChange={setCurrent}
        openKey={openId}
        onOpen={open}
        onEndReached={more}
        listRef={list}
        {...(selection ? { selection } : {})}
        renderItem={draw}
      />
      {isFetchNextPageError && (
        <Banner
          kind="warning"
          action={
            <Button size="small" onPress={() => void fetchNextPage()}>
              {t('retry')}
            </Button>
          }
        >
          {t('list.partial')}
        </Banner>
      )}
      <span role="status" className="sr-only">
        {isFetchingNextPage ? t('list.more') : ''}
      </span>
    </>
  );
});

/** Choosing several rows: one by one, from one to another, or all that are loaded. */
function useSelection(
  keys: readonly string[],
  current: string | undefined,
  selected: ReadonlySet<string> | null,
  onSelect: (ids: ReadonlySet<string>) => void,
): RowSelection | null {
  const anchor = useRef<string | undefined>(undefined);
  return useMemo(
    () =>
      selected && {
        keys: selected,
        onToggle: (key) => {
          const next = new Set(selected);
          if (key === '') next.clear();
          else if (!next.delete(key)) next.add(key);
          anchor.current = key;
          onSelect(next);
        },
        onRange: (key) => {
          if (selected.size === 0) anchor.current = current ?? key;
          const [from, to] = [keys.indexOf(anchor.current ?? key), keys.indexOf(key)].sort((a, b) => a - b);
          if (from === undefined || to === undefined) return;
          onSelect(new Set([...selected, ...keys.slice(Math.max(0, from), to + 1)]));
        },
        onAll: () => onSelect(new Set(keys)),
      },
    [keys, current, selected, onSelect],
  );
}
