import type { TicketRow, TicketView } from '@hilo/api';
import {
  Banner,
  Button,
  EmptyState,
  ErrorState,
  ForbiddenState,
  IconButton,
  lazyPart,
  Menu,
  MenuItem,
  MenuTrigger,
  PaneHeader,
  SearchField,
  SkeletonRows,
  stepKey,
  useFormat,
  useT,
  VirtualList,
} from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, PenLine, Rows3 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { isApiError } from '../api.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useAgentName, useMay } from '../people/people.ts';
import { ticketMessages } from './messages.ts';
import { TicketRowView } from './TicketRowView.tsx';
import { ticketListQuery } from './ticket-queries.ts';
import { ticketViews, viewIcons } from './views.ts';

const SearchResults = lazyPart(() =>
  import('../search/SearchResults.tsx').then((file) => file.SearchResults),
);

const densePlace = 'hilo.dense';

export type TicketListPaneProps = {
  view: TicketView;
  query: string;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onCompose: () => void;
};

/** The list: which one, how many, search, and the tickets, newest activity first. */
export function TicketListPane({ view, query, openId, onOpen, onCompose }: TicketListPaneProps) {
  const t = useT(ticketMessages);
  const navigate = useNavigate();
  const maySend = useMay('messages.send');
  const [isDense, setDense] = useState(() => localStorage.getItem(densePlace) === 'yes');
  const search = useRef<HTMLInputElement>(null);
  const toggleDense = () => {
    localStorage.setItem(densePlace, isDense ? 'no' : 'yes');
    setDense(!isDense);
  };
  useKeys({
    '/': () => search.current?.focus(),
    c: maySend ? onCompose : undefined,
  });
  return (
    <>
      <PaneHeader className="pr-2 pl-2">
        <h1 className="flex min-w-0 flex-1">
          <ViewMenu view={view} />
        </h1>
        <IconButton
          icon={Rows3}
          label={t('list.dense')}
          isOn={isDense}
          onPress={toggleDense}
          placement="bottom"
          className="max-sm:hidden"
        />
        {maySend && (
          <IconButton icon={PenLine} label={t('list.new')} keys="c" onPress={onCompose} placement="bottom" />
        )}
      </PaneHeader>
      <SearchField
        label={t('list.search')}
        keys="/"
        inputRef={search}
        className="mx-3 my-2 shrink-0"
        value={query}
        onChange={(q) =>
          void navigate({ to: '.', search: { view, ...(q === '' ? {} : { q }) }, replace: true })
        }
      />
      {query.trim() === '' ? (
        <TicketList view={view} isDense={isDense} openId={openId} onOpen={onOpen} />
      ) : (
        <SearchResults query={query} isDense={isDense} openId={openId} onOpen={onOpen} />
      )}
    </>
  );
}

function ViewMenu({ view }: { view: TicketView }) {
  const t = useT(ticketMessages);
  const format = useFormat();
  const { data } = useInfiniteQuery(ticketListQuery(view));
  const loaded = data?.pages.reduce((sum, page) => sum + page.items.length, 0);
  const isMore = data?.pages.at(-1)?.nextCursor != null;
  // Counting would cost the server a scan; what is loaded costs nothing and is honest about being more.
  const count = loaded === undefined ? '' : `${format.number(loaded)}${isMore ? '+' : ''}`;
  return (
    <MenuTrigger>
      <Button variant="bare" tooltip={t('view.choose')} className="text-base text-ink">
        <span className="text-base font-semibold">{t(`view.${view}`)}</span>
        <span className="font-normal text-muted">{count}</span>
        <ChevronDown size={16} aria-hidden className="text-muted" />
      </Button>
      <Menu aria-label={t('view.choose')} selectionMode="single" selectedKeys={[view]}>
        {ticketViews.map((each) => (
          <MenuItem
            key={each}
            id={each}
            icon={viewIcons[each]}
            href={`/tickets?view=${each}`}
            textValue={t(`view.${each}`)}
          >
            {t(`view.${each}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function TicketList(props: {
  view: TicketView;
  isDense: boolean;
  openId: string | undefined;
  onOpen: (id: string) => void;
}) {
  const { view, isDense, openId, onOpen } = props;
  const t = useT(ticketMessages);
  const agentName = useAgentName();
  const [current, setCurrent] = useState<string | undefined>(openId);
  const query = useInfiniteQuery(ticketListQuery(view));
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const keys = useMemo(() => rows.map(({ id }) => id), [rows]);
  const open = useCallback((row: TicketRow) => onOpen(row.id), [onOpen]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  useKeys({
    j: () => setCurrent(stepKey(keys, current ?? openId, 1)),
    k: () => setCurrent(stepKey(keys, current ?? openId, -1)),
    enter: (event) => {
      // Enter on a button presses it; on the list, the list answers.
      if (event.target === document.body && current !== undefined) onOpen(current);
    },
  });
  const rowHeight = isDense ? 44 : 64;
  if (!data) {
    if (isApiError(error) && error.code === 'auth.forbidden')
      return <ForbiddenState whoCan={[]} title={t('error.forbidden')} />;
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
  if (rows.length === 0)
    return (
      <EmptyState
        title={t(`empty.${view}.title`)}
        action={view === 'mine' && <SeeUnassigned words={t('empty.seeUnassigned')} />}
      >
        {t(`empty.${view}.body`)}
      </EmptyState>
    );
  return (
    <>
      <VirtualList
        label={t(`view.${view}`)}
        items={rows}
        getKey={(row) => row.id}
        rowHeight={rowHeight}
        currentKey={current}
        onCurrentChange={setCurrent}
        openKey={openId}
        onOpen={open}
        onEndReached={more}
        renderItem={(row) => (
          <TicketRowView
            row={row}
            isDense={isDense}
            ownerName={agentName(row.ownerId)}
            showsOwner={view !== 'mine'}
          />
        )}
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
}

function SeeUnassigned({ words }: { words: string }) {
  const navigate = useNavigate();
  return <Button onPress={() => void navigate({ href: '/tickets?view=unassigned' })}>{words}</Button>;
}
