import type { BreachDto } from '@hilo/api';
import { clockKinds } from '@hilo/core';
import { Button, ChoiceMenu, EmptyState, Switch, useFormat, useLocale, useT } from '@hilo/ui';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, Download } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '../admin/Loaded.tsx';
import { MoreButton } from '../admin/MoreButton.tsx';
import { Page } from '../admin/Page.tsx';
import { downloadList } from '../download-list.ts';
import { queuesQuery, useAgents, useMay } from '../people/people.ts';
import { BreachItem } from './BreachItem.tsx';
import { type BreachSearch, breachQuery, readBreachSearch, weeksBack } from './breach-search.ts';
import { NoteBreachDialog } from './NoteBreachDialog.tsx';
import { nowMessages } from './nowMessages.ts';
import { promiseMessages } from './promiseMessages.ts';
import { breachesQuery } from './promisesApi.ts';

/** Every deadline that passed, newest first, narrowed as one likes, with what is known of why. */
export function Breaches() {
  const t = useT(nowMessages);
  // Whatever else stands in the address, the server is not asked for it.
  const search = readBreachSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [noting, setNoting] = useState<BreachDto | null>(null);
  const query = useInfiniteQuery({ ...breachesQuery(search), placeholderData: keepPreviousData });
  const isNarrowed = Object.keys(search).length > 0;
  const narrow = (next: BreachSearch) => void navigate({ to: '/promises/breaches', search: next });
  const mayExport = useMay('tickets.export');
  const locale = useLocale();
  const isEmpty = query.data?.pages[0]?.items.length === 0;
  return (
    <Page
      title={t('breaches.title')}
      about={t('breaches.about')}
      action={
        mayExport &&
        !isEmpty && (
          <Button icon={Download} onPress={() => downloadList('breaches', breachQuery(search), locale)}>
            {t('breaches.export')}
          </Button>
        )
      }
    >
      <div>
        <Filters search={search} onChange={narrow} />
        <Loaded query={query}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <EmptyState
                  icon={CircleCheck}
                  title={t(isNarrowed ? 'breaches.emptyFiltered' : 'breaches.empty')}
                  action={isNarrowed && <Button onPress={() => narrow({})}>{t('breaches.clear')}</Button>}
                  className="py-12"
                >
                  {isNarrowed ? '' : t('breaches.emptyBody')}
                </EmptyState>
              );
            return (
              <>
                <ul aria-label={t('breaches.list')} className="border-t border-line">
                  {items.map((breach) => (
                    <BreachItem key={breach.id} breach={breach} onNote={() => setNoting(breach)} />
                  ))}
                </ul>
                <MoreButton pages={query} variant="bare" className="w-full" />
              </>
            );
          }}
        </Loaded>
      </div>
      {noting && <NoteBreachDialog breach={noting} onClose={() => setNoting(null)} />}
    </Page>
  );
}

const unnarrowed = '';

function Filters({ search, onChange }: { search: BreachSearch; onChange: (search: BreachSearch) => void }) {
  const t = useT(nowMessages);
  const kind = useT(promiseMessages);
  const format = useFormat();
  const { data: queues = [] } = useQuery(queuesQuery);
  const agents = useAgents();
  const [weeks] = useState(() => weeksBack(12, new Date()));
  const change = (name: keyof BreachSearch, value: string | boolean) => {
    const { [name]: _, ...rest } = search;
    onChange(value === unnarrowed || value === false ? rest : { ...rest, [name]: value });
  };
  const date = (day: string) => format.date(`${day}T12:00:00`, 'short');
  const choices = [
    {
      name: 'week',
      label: t('breaches.week'),
      choices: [
        { id: unnarrowed, label: t('breaches.anyWeek') },
        ...weeks.map(({ monday, sunday }, index) => ({
          id: monday,
          label:
            index === 0
              ? t('breaches.thisWeek')
              : t('breaches.weekOf', { from: date(monday), to: date(sunday) }),
        })),
      ],
    },
    {
      name: 'queueId',
      label: t('breaches.queue'),
      choices: [
        { id: unnarrowed, label: t('breaches.any') },
        ...queues.map(({ id, name }) => ({ id, label: name })),
      ],
    },
    {
      name: 'ownerId',
      label: t('breaches.agent'),
      choices: [
        { id: unnarrowed, label: t('breaches.any') },
        ...agents.map(({ id, name }) => ({ id, label: name })),
      ],
    },
    {
      name: 'kind',
      label: t('breaches.kind'),
      choices: [
        { id: unnarrowed, label: t('breaches.any') },
        ...clockKinds.map((id) => ({ id, label: kind(`kind.${id}`) })),
      ],
    },
  ] as const;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-list">
      {choices.map((each) => (
        <span key={each.name} className="flex items-center gap-1 text-muted">
          <span aria-hidden>{each.label}</span>
          <ChoiceMenu
            label={each.label}
            value={search[each.name] ?? unnarrowed}
            choices={each.choices}
            onChange={(id) => change(each.name, id)}
          />
        </span>
      ))}
      <Switch isSelected={search.isOpen ?? false} onChange={(isOpen) => change('isOpen', isOpen)}>
        {t('breaches.open')}
      </Switch>
    </div>
  );
}
