import type { CustomerRow } from '@hilo/api';
import {
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  PaneBack,
  PaneHeader,
  Panes,
  RelativeTime,
  SearchField,
  SkeletonRows,
  stepKey,
  useLocale,
  useT,
  VirtualList,
} from '@hilo/ui';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Download, UserRoundPlus, UsersRound } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, isApiError, isMissing } from '../api.ts';
import { TopBanners } from '../DeskFrame.tsx';
import { DeskNav } from '../DeskNav.tsx';
import { downloadList } from '../download-list.ts';
import { useActs } from '../keys/acts.ts';
import { goToList } from '../keys/go-to-list.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMay } from '../people/people.ts';
import { useTyped } from '../useTyped.ts';
import { CustomerAbout } from './CustomerAbout.tsx';
import { CustomerHead, customerName } from './CustomerHead.tsx';
import { CustomerTickets } from './CustomerTickets.tsx';
import { customerQuery } from './customer-queries.ts';
import { NewCustomerDialog } from './dialogs.ts';
import { Identities } from './Identities.tsx';
import { listMessages } from './listMessages.ts';
import { customerMessages } from './messages.ts';
import {
  FieldsSection,
  JoinHistory,
  OrganisationOverview,
  OrganisationSection,
  SamePerson,
} from './panel-parts.ts';
import { RightsMenu } from './RightsMenu.tsx';

/** Everybody who is served, and one of them. */
export function CustomersScreen() {
  const say = useT(listMessages);
  const navigate = useNavigate();
  const { customerId } = useParams({ strict: false });
  return (
    <Panes
      nav={<DeskNav currentId="customers" />}
      top={<TopBanners />}
      isPanelOpen={false}
      onPanelOpenChange={() => undefined}
      isMainOpen={customerId !== undefined}
      onBack={() => void navigate({ href: '/customers' })}
      list={<CustomerList openId={customerId} />}
      main={
        customerId ? (
          <CustomerPage key={customerId} id={customerId} />
        ) : (
          <EmptyState icon={UsersRound} title={say('list.choose.title')}>
            {say('list.choose.body')}
          </EmptyState>
        )
      }
    />
  );
}

function CustomerList({ openId }: { openId: string | undefined }) {
  const t = useT(customerMessages);
  const say = useT(listMessages);
  const navigate = useNavigate();
  const { q = '' } = useSearch({ strict: false });
  const [typed, type] = useTyped(q, (next) =>
    navigate({ to: '.', search: next === '' ? {} : { q: next }, replace: true }),
  );
  const [query, setQuery] = useState(q);
  const [isMaking, setMaking] = useState(false);
  const mayWrite = useMay('customers.write');
  const mayExport = useMay('customers.export');
  const locale = useLocale();
  const make = () => setMaking(true);
  const save = () => downloadList('customers', query === '' ? {} : { query }, locale);
  useActs([
    ...(mayWrite
      ? [{ id: 'newCustomer', icon: UserRoundPlus, label: t('new.title'), keys: 'c', run: make }]
      : []),
    ...(mayExport ? [{ id: 'exportCustomers', icon: Download, label: say('list.export'), run: save }] : []),
  ]);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(q.trim()), 150);
    return () => clearTimeout(timer);
  }, [q]);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['customers', query],
    queryFn: ({ pageParam, signal }) =>
      api.customers(
        { ...(query === '' ? {} : { query }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const [current, setCurrent] = useState<string | undefined>(openId);
  const keys = rows.map(({ id }) => id);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const step = (delta: 1 | -1) => {
    list.current?.focus({ preventScroll: true });
    setCurrent(stepKey(keys, current ?? openId, delta));
  };
  const open = (row: CustomerRow) =>
    void navigate({ to: '/customers/$customerId', params: { customerId: row.id }, search: q ? { q } : {} });
  useKeys({
    '/': () => search.current?.focus(),
    c: mayWrite ? make : undefined,
    j: () => step(1),
    k: () => step(-1),
    enter: (event) => {
      const row = rows.find(({ id }) => id === current);
      if (event.target === document.body && row) open(row);
    },
  });
  return (
    <>
      <PaneHeader className="pr-2">
        <h1 className="min-w-0 flex-1 text-base font-semibold">{say('list.title')}</h1>
        {mayExport && rows.length > 0 && (
          <IconButton icon={Download} label={say('list.export')} placement="bottom" onPress={save} />
        )}
        {mayWrite && (
          <IconButton
            icon={UserRoundPlus}
            label={t('new.title')}
            keys="c"
            placement="bottom"
            onPress={make}
          />
        )}
      </PaneHeader>
      {isMaking && (
        <NewCustomerDialog
          onClose={() => setMaking(false)}
          onDone={(id) => {
            setMaking(false);
            void navigate({ to: '/customers/$customerId', params: { customerId: id }, search: {} });
          }}
        />
      )}
      <div className="mx-3 my-2 shrink-0" onKeyDownCapture={goToList}>
        <SearchField label={t('list.search')} keys="/" inputRef={search} value={typed} onChange={type} />
      </div>
      {error && !data ? (
        <ErrorState
          reference={isApiError(error) ? error.reference : undefined}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
          <span role="status" className="sr-only">
            {say('list.loading')}
          </span>
          <SkeletonRows count={12} />
        </div>
      ) : rows.length === 0 ? (
        <EmptyState
          title={query === '' ? say('list.empty.title') : t('list.none.title')}
          action={query === '' && mayWrite && <Button onPress={make}>{t('new.title')}</Button>}
        >
          {say(query === '' ? 'list.empty.body' : 'list.none.body')}
        </EmptyState>
      ) : (
        <VirtualList
          label={say('list.title')}
          items={rows}
          getKey={idOf}
          rowHeight={64}
          currentKey={current}
          listRef={list}
          onCurrentChange={setCurrent}
          openKey={openId}
          onOpen={open}
          onEndReached={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
          renderItem={drawCustomer}
        />
      )}
    </>
  );
}

const idOf = ({ id }: CustomerRow): string => id;
const drawCustomer = (row: CustomerRow) => <CustomerRowView row={row} />;

function CustomerRowView({ row }: { row: CustomerRow }) {
  const t = useT(customerMessages);
  const name = customerName(row) ?? t('name.none');
  return (
    <div className="flex h-full items-center gap-3 px-4 text-list">
      <Avatar name={name} size={32} />
      <div className="min-w-0 flex-1">
        <bdi className="block truncate text-left font-medium">{name}</bdi>
        {/* Who has given no name is called by it. */}
        {row.address !== name && <span className="block truncate text-muted">{row.address}</span>}
      </div>
      <RelativeTime at={row.updatedAt} className="shrink-0 text-meta text-muted" />
    </div>
  );
}

function CustomerPage({ id }: { id: string }) {
  const t = useT(customerMessages);
  const say = useT(listMessages);
  const navigate = useNavigate();
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  return (
    <>
      <PaneHeader>
        {customer && <title>{`${customerName(customer) ?? t('name.none')} · Hilo`}</title>}
        <PaneBack />
        <h1 dir="auto" className="min-w-0 flex-1 truncate text-left text-base font-semibold">
          {customer ? (customerName(customer) ?? t('name.none')) : ''}
        </h1>
        {customer && <RightsMenu key={customer.id} customer={customer} />}
      </PaneHeader>
      {customer ? (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto max-w-180 py-2">
            <CustomerHead customer={customer} />
            {customer.suggestions.length > 0 && <SamePerson customer={customer} />}
            <Identities customer={customer} />
            <FieldsSection key={customer.id} subject="customer" id={customer.id} />
            {customer.isOrganisation ? (
              <OrganisationOverview key={customer.id} customer={customer} />
            ) : (
              <>
                <OrganisationSection key={customer.id} customer={customer} />
                <CustomerTickets customer={customer} />
              </>
            )}
            <CustomerAbout customer={customer} />
            {customer.moves.length > 0 && <JoinHistory customer={customer} />}
          </div>
        </div>
      ) : isMissing(error) ? (
        <EmptyState
          title={say('customer.notFound')}
          action={
            <Button onPress={() => void navigate({ to: '/customers', search: true })}>
              {say('customer.toList')}
            </Button>
          }
        />
      ) : error ? (
        <ErrorState
          reference={isApiError(error) ? error.reference : undefined}
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows count={6} />
      )}
    </>
  );
}
