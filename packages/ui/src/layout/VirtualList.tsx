import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { joinClasses } from '../joinClasses.ts';
import { assignSlots, type Slots } from './assign-slots.ts';

export type VirtualListProps<T> = {
  label: string;
  items: readonly T[];
  /** The same from one time to the next, as `renderItem`. */
  getKey: (item: T) => string;
  /** Dense 44, comfortable 64; all rows alike, so nothing jumps while scrolling. */
  rowHeight: number;
  /** Keep it the same from one time to the next: a row is drawn anew when it, its item or its state is another. */
  renderItem: (item: T, row: RowState) => ReactNode;
  /** Where the keyboard is. Global keys such as j and k move it from outside, by `stepKey`. */
  currentKey: string | undefined;
  onCurrentChange: (key: string) => void;
  /** What is open beside the list. */
  openKey?: string | undefined;
  onOpen: (item: T) => void;
  /** Several rows can be chosen: by Shift with an arrow or the pointer, by Ctrl or ⌘ with the pointer, all by Ctrl+A. */
  selection?: RowSelection | undefined;
  /** Near the end: time to load more. */
  onEndReached?: (() => void) | undefined;
  /** Below the last row, for the eye alone: what is heard of it stands elsewhere. */
  end?: ReactNode;
  /** The list itself, for whoever moves in it by global keys: with the focus, it hears what follows. */
  listRef?: RefObject<HTMLDivElement | null>;
  className?: string;
};

export type RowState = { isOpen: boolean; isSelected: boolean };

export type RowSelection = {
  keys: ReadonlySet<string>;
  onToggle: (key: string) => void;
  /** From where choosing began to this row. */
  onRange: (key: string) => void;
  onAll: () => void;
};

/**
 * The key `delta` rows away, stopping at the ends; the first one where none is current. Where the current one has left
 * the list, it goes on from its `place`, which the row below it has taken.
 */
export function stepKey(
  keys: readonly string[],
  current: string | undefined,
  delta: number,
  place?: number,
): string | undefined {
  const at = current === undefined ? -1 : keys.indexOf(current);
  if (at < 0 && (current === undefined || place === undefined)) return keys[0];
  const to = at >= 0 ? at + delta : (place ?? 0) + (delta > 0 ? delta - 1 : delta);
  return keys[Math.min(keys.length - 1, Math.max(0, to))];
}

/** The row that a key leads to, or undefined where the key does not move. */
function rowAfter(key: string, current: number, count: number, page: number): number | undefined {
  if (key === 'ArrowDown') return current + 1;
  if (key === 'ArrowUp') return current - 1;
  if (key === 'PageDown') return current + page;
  if (key === 'PageUp') return current - page;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/**
 * A list of any length with one stop for Tab. Focus stays on the list and `aria-activedescendant` names the
 * current row, so that a row scrolled out of the document cannot lose it.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, getKey, rowHeight, renderItem, currentKey, onCurrentChange, openKey, onOpen } = props;
  const { onEndReached, end, listRef, className, selection } = props;
  const id = useId();
  const own = useRef<HTMLDivElement>(null);
  const scroller = listRef ?? own;
  const current = currentKey === undefined ? -1 : items.findIndex((item) => getKey(item) === currentKey);
  // Another function would have all rows measured anew.
  const keyAt = useCallback((index: number) => getKey(items[index]!), [getKey, items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Each row beyond what is seen is drawn with every jump, and hidden from screen readers with every dialog.
    overscan: 4,
    getItemKey: keyAt,
    // The current row stays in the document, or it could not be named.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return current < 0 || shown.includes(current) ? shown : [...shown, current].sort((a, b) => a - b);
    },
  });
  const rows = virtualizer.getVirtualItems();
  const slots = useRef<Slots>(new Map());
  slots.current = assignSlots(
    slots.current,
    rows.map(({ key }) => String(key)),
  );
  const isChoosing = selection !== undefined && selection.keys.size > 0;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const choose = useCallback((item: T, event: MouseEvent) => {
    const { getKey, onCurrentChange, onOpen, selection } = latest.current;
    const key = getKey(item);
    event.currentTarget.closest<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
    onCurrentChange(key);
    if (selection && event.shiftKey) selection.onRange(key);
    else if (selection && (event.ctrlKey || event.metaKey)) selection.onToggle(key);
    else onOpen(item);
  }, []);

  useEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [current, virtualizer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density makes every row another height
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const lastShown = rows.findLast((row) => row.index !== current)?.index ?? 0;
  const isNearEnd = items.length > 0 && lastShown >= items.length - 10;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more rows came and the end is still near
  useEffect(() => {
    if (isNearEnd) onEndReached?.();
  }, [isNearEnd, items.length, onEndReached]);

  const place = useRef(0);
  useEffect(() => {
    if (current >= 0) place.current = current;
  }, [current]);
  const move = (index: number) => {
    const item = items[Math.min(items.length - 1, Math.max(0, index))];
    if (item) onCurrentChange(getKey(item));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (selection && (event.ctrlKey || event.metaKey) && event.key === 'a') {
      selection.onAll();
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    // What has left the list leaves a gap above the row that took its place.
    const from = current >= 0 ? current : place.current - (event.key.endsWith('Down') ? 1 : 0);
    const target = rowAfter(event.key, from, items.length, page);
    const item = items[current];
    if (target !== undefined) {
      move(target);
      const to = items[Math.min(items.length - 1, Math.max(0, target))];
      if (selection && event.shiftKey && to) selection.onRange(getKey(to));
    } else if (event.key === 'Escape' && selection && selection.keys.size > 0) selection.onToggle('');
    else if ((event.key === 'Enter' || event.key === ' ') && item) onOpen(item);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      {...(selection ? { 'aria-multiselectable': true } : {})}
      // Rows show by this that choosing has begun: drawing each of them anew would take longer than a frame.
      {...(isChoosing ? { 'data-choosing': '' } : {})}
      {...(current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
      onKeyDown={onKeyDown}
      onFocus={() => current < 0 && move(place.current)}
      className={joinClasses('group/list min-h-0 flex-1 overflow-y-auto contain-strict', className)}
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const isOpen = openKey !== undefined && getKey(item) === openKey;
          const isChosen = selection?.keys.has(getKey(item)) ?? false;
          return (
            <Row
              key={slots.current.get(String(row.key))}
              id={`${id}-${row.index}`}
              item={item}
              index={row.index}
              count={items.length}
              start={row.start}
              height={row.size}
              isCurrent={row.index === current}
              isOpen={isOpen}
              isChosen={isChosen}
              isSelected={isChoosing ? isChosen : isOpen}
              renderItem={renderItem}
              onChoose={choose}
            />
          );
        })}
      </div>
      {end && <div aria-hidden>{end}</div>}
    </div>
  );
}

type RowProps<T> = {
  id: string;
  item: T;
  index: number;
  count: number;
  start: number;
  height: number;
  isCurrent: boolean;
  isOpen: boolean;
  isChosen: boolean;
  isSelected: boolean;
  renderItem: VirtualListProps<T>['renderItem'];
  onChoose: (item: T, event: MouseEvent) => void;
};

/** Drawn anew only when something of it changes: a key that goes down the list changes two rows of thirty. */
const Row = memo(function Row<T>(props: RowProps<T>) {
  const { id, item, index, count, start, height, isCurrent, isOpen, renderItem, onChoose } = props;
  const { isChosen, isSelected } = props;
  // A row that only moves, because another came above it, keeps what is in it.
  const drawn = useMemo(
    () => renderItem(item, { isOpen, isSelected: isChosen }),
    [renderItem, item, isOpen, isChosen],
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys for its rows
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(item, event)}
      className={joinClasses(
        'absolute inset-x-0 top-0 overflow-hidden border-b border-line',
        isSelected || isOpen ? 'bg-accent-soft' : 'hover:bg-hover',
        // Where the keys have come to is seen wherever the focus is.
        isCurrent && !isOpen && 'shadow-[inset_2px_0_0_var(--color-accent)]',
        isCurrent && !isOpen && !isSelected && 'bg-hover',
        isCurrent &&
          'group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-accent-ink',
      )}
      style={{ height, transform: `translateY(${start}px)` }}
    >
      {drawn}
    </div>
  );
}) as <T>(props: RowProps<T>) => ReactNode;
