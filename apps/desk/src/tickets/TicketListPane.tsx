import { IconButton, lazyPart, PaneHeader, Popover, PopoverTrigger, SearchField, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { ListFilter, PenLine, Rows3, Table } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { goToList } from '../keys/go-to-list.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMay } from '../people/people.ts';
import { useAfterPaint } from '../useAfterPaint.ts';
import { useTyped } from '../useTyped.ts';
import { useColumns } from './columns.ts';
import { filterCount, type ListSpec } from './list-spec.ts';
import { ticketMessages } from './messages.ts';
import { TicketList } from './TicketList.tsx';
import { ViewMenu } from './ViewMenu.tsx';

const SearchResults = lazyPart(
  () => import('../search/SearchResults.tsx').then((file) => file.SearchResults),
  'inPlace',
);
const FilterPanel = lazyPart(() => import('./FilterPanel.tsx').then((file) => file.FilterPanel), 'inPlace');
const FilterChips = lazyPart(() => import('./FilterChips.tsx').then((file) => file.FilterChips));
const BulkBar = lazyPart(() => import('./BulkBar.tsx').then((file) => file.BulkBar));

const TicketTable = lazyPart(() => import('./TicketTable.tsx').then((file) => file.TicketTable), 'inPlace');

const densePlace = 'hilo.dense';
const nothing: ReadonlySet<string> = new Set();

type TicketListPaneProps = {
  spec: ListSpec;
  query: string;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onCompose: () => void;
  /** Chosen; and shown just now, where there is room. */
  isTable: boolean;
  isTableShown: boolean;
  onTable: () => void;
};

/** The list: which one, how many, search, what narrows it, and the tickets. */
export const TicketListPane = memo(function TicketListPane(props: TicketListPaneProps) {
  const { query, openId, onOpen, onCompose, isTable, isTableShown, onTable } = props;
  const columns = useColumns(props.spec.view);
  const spec = useMemo(() => {
    const withField = isTable ? columns.filter((name) => name.includes('.')) : [];
    return withField.length > 0 ? { ...props.spec, withField } : props.spec;
  }, [props.spec, isTable, columns]);
  const t = useT(ticketMessages);
  const navigate = useNavigate();
  const maySend = useMay('messages.send');
  const mayWrite = useMay('tickets.write');
  const [isDense, setDense] = useState(() => localStorage.getItem(densePlace) === 'yes');
  const search = useRef<HTMLInputElement>(null);
  const filter = useRef<HTMLSpanElement>(null);
  const [typed, type] = useTyped(query, (q) =>
    navigate({ to: '.', search: { ...props.spec, ...(q === '' ? {} : { q }) }, replace: true }),
  );
  const name = JSON.stringify(spec);
  // What was chosen in one list is not chosen in another.
  const [chosen, setChosen] = useState({ name, ids: nothing });
  const selected = chosen.name === name ? chosen.ids : nothing;
  const select = useCallback((ids: ReadonlySet<string>) => setChosen({ name, ids }), [name]);
  const narrow = useCallback(
    ({ withField: _, ...next }: ListSpec) =>
      navigate({ to: '.', search: { ...next, ...(query === '' ? {} : { q: query }) }, replace: false }),
    [navigate, query],
  );
  const isNarrowed = useMemo(() => filterCount(spec) > 0, [spec]);
  // A press is answered at once, by what was pressed; the rows follow.
  const wanted = useMemo(
    () => ({ name, spec, isNarrowed, isDense, isSearch: query.trim() !== '' }),
    [name, spec, isNarrowed, isDense, query],
  );
  const drawn = useAfterPaint(wanted);
  const selectDrawn = useCallback(
    (ids: ReadonlySet<string>) => setChosen({ name: drawn.name, ids }),
    [drawn.name],
  );
  const List = isTableShown ? TicketTable : TicketList;
  const toggleDense = () => {
    localStorage.setItem(densePlace, isDense ? 'no' : 'yes');
    setDense(!isDense);
  };
  useKeys({
    '/': () => search.current?.focus(),
    c: maySend ? onCompose : undefined,
    'g t': onTable,
    'g f': () => filter.current?.querySelector('button')?.click(),
  });
  return (
    <>
      <PaneHeader className="pr-2 pl-2">
        <h1 className="flex min-w-0 flex-1">
          <ViewMenu spec={spec} isNarrowed={isNarrowed} />
        </h1>
        <span ref={filter} className="flex">
          <PopoverTrigger>
            <IconButton
              icon={ListFilter}
              label={t('list.filter')}
              keys="g f"
              isOn={isNarrowed}
              placement="bottom"
              onHoverStart={FilterPanel.preload}
              onFocus={FilterPanel.preload}
            />
            <Popover label={t('list.filter')} placement="bottom start">
              <FilterPanel spec={spec} onChange={narrow} />
            </Popover>
          </PopoverTrigger>
        </span>
        <IconButton
          icon={Table}
          label={t('list.table')}
          keys="g t"
          isOn={isTableShown}
          onPress={onTable}
          placement="bottom"
          className="max-sm:hidden"
        />
        {!isTableShown && (
          <IconButton
            icon={Rows3}
            label={t('list.dense')}
            isOn={isDense}
            onPress={toggleDense}
            placement="bottom"
            className="max-sm:hidden"
          />
        )}
        {maySend && (
          <IconButton icon={PenLine} label={t('list.new')} keys="c" onPress={onCompose} placement="bottom" />
        )}
      </PaneHeader>
      {selected.size > 0 ? (
        <BulkBar spec={spec} selected={selected} onSelect={select} />
      ) : (
        <div className="mx-3 my-2 max-w-xl shrink-0" onKeyDownCapture={goToList}>
          <SearchField label={t('list.search')} keys="/" inputRef={search} value={typed} onChange={type} />
        </div>
      )}
      {isNarrowed && <FilterChips spec={spec} onChange={narrow} />}
      {drawn.isSearch ? (
        <SearchResults
          query={query}
          spec={drawn.spec}
          onNarrow={narrow}
          isDense={drawn.isDense}
          openId={openId}
          onOpen={onOpen}
        />
      ) : (
        <List
          key={drawn.name}
          spec={drawn.spec}
          isNarrowed={drawn.isNarrowed}
          isDense={drawn.isDense}
          openId={openId}
          onOpen={onOpen}
          selected={mayWrite ? (chosen.name === drawn.name ? chosen.ids : nothing) : null}
          onSelect={selectDrawn}
          columns={columns}
          onNarrow={narrow}
        />
      )}
    </>
  );
});
