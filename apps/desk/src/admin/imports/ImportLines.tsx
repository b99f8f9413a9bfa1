import type { ImportDto, ImportRowDto } from '@hilo/api';
import { Table, Tabs, useFormat, useT } from '@hilo/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listFields } from '../fieldsApi.ts';
import { listRows, type Outcome } from '../importsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { MoreButton } from '../MoreButton.tsx';
import { importMessages } from './importMessages.ts';

/** In the order in which they want a decision: what is refused first, where there is any. */
const outcomes = ['refused', 'new', 'update', 'same'] as const satisfies Outcome[];

/** The lines of a file by what becomes, or became, of them. */
export function ImportLines({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  const format = useFormat();
  const [chosen, choose] = useState<Outcome | null>(null);
  const shown = outcomes.filter((outcome) => one.counts[outcome] > 0);
  const wordOf = (outcome: Outcome): string =>
    (one.state === 'done' || one.state === 'undone') && (outcome === 'update' || outcome === 'same')
      ? t(`done.${outcome}`)
      : t(`outcome.${outcome}`);
  if (shown.length === 0) return <p className="text-list text-muted">{t('rows.empty')}</p>;
  return (
    <Tabs
      label={t('rows.label')}
      selectedKey={chosen ?? shown[0]!}
      onSelectionChange={(key) => choose(shown.find((outcome) => outcome === key) ?? null)}
      tabs={shown.map((outcome) => ({
        id: outcome,
        label: wordOf(outcome),
        count: format.number(one.counts[outcome]),
        content: <Lines id={one.id} state={one.state} outcome={outcome} />,
      }))}
    />
  );
}

function Lines({ id, state, outcome }: { id: string; state: ImportDto['state']; outcome: Outcome }) {
  const t = useT(importMessages);
  const format = useFormat();
  const why = useWhy();
  const pages = useInfiniteQuery({
    queryKey: ['imports', id, 'rows', state, outcome],
    queryFn: ({ pageParam }) => listRows(id, outcome, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Loaded query={pages}>
      {() => (
        <>
          <Table
            label={t('rows.label')}
            rows={rows}
            getKey={({ line }) => line}
            columns={[
              { id: 'line', label: t('rows.line'), align: 'end', cell: ({ line }) => format.number(line) },
              ...(outcome === 'refused'
                ? [{ id: 'why', label: t('rows.why'), cell: (row: ImportRowDto) => why(row.why) }]
                : []),
              // Of a line that cannot be read nothing is known.
              ...(rows.some(({ identities }) => identities.length > 0)
                ? [
                    {
                      id: 'name',
                      label: t('rows.name'),
                      isRowHeader: true,
                      cell: (row: ImportRowDto) => <Name row={row} />,
                    },
                    {
                      id: 'identities',
                      label: t('rows.identities'),
                      cell: ({ identities }: ImportRowDto) => <bdi>{format.list(identities)}</bdi>,
                    },
                  ]
                : []),
            ]}
          />
          <MoreButton pages={pages} className="mt-3" />
        </>
      )}
    </Loaded>
  );
}

function Name({ row }: { row: ImportRowDto }) {
  const name = <bdi>{row.name ?? '—'}</bdi>;
  return row.customerId === null ? (
    name
  ) : (
    <Link
      to="/customers/$customerId"
      params={{ customerId: row.customerId }}
      className="text-accent-ink underline"
    >
      {name}
    </Link>
  );
}

const known = [
  'noIdentity',
  'tooManyCells',
  'twoCustomers',
  'blocked',
  'mailAddress',
  'phoneNumber',
  'name',
  'about',
  'locale',
  'organisation',
] as const;

/** Why a line is refused, in words. */
function useWhy(): (why: string | null) => string {
  const t = useT(importMessages);
  const { data: fields } = useQuery({ queryKey: ['fields'], queryFn: listFields });
  return (why) => {
    const code = known.find((one) => one === why);
    if (code) return t(`why.${code}`);
    const key = why?.startsWith('field:') ? why.slice('field:'.length) : null;
    if (key === null) return t('why.other');
    return t('why.field', { field: fields?.find((field) => field.key === key)?.name ?? key });
  };
}
