import type { FieldDto, ImportDto, ImportForm } from '@hilo/api';
import { Button, Checkbox, Select, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listFields } from '../fieldsApi.ts';
import { changeImport, startImport } from '../importsApi.ts';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { importMessages } from './importMessages.ts';

const parts = ['name', 'mailAddress', 'phoneNumber', 'organisation', 'about', 'locale'] as const;
const encodings = ['utf-8', 'utf-16le', 'windows-1252'] as const;
const delimiters = [';', ',', '\t', '|'] as const;
const decimals = [',', '.'] as const;
const dayOrders = ['dmy', 'mdy'] as const;
const shownValues = 3;

/** Says what each column is, with what stands in it beside; what differs is kept as it is chosen. */
export function MapColumns({ one }: { one: ImportDto }) {
  const t = useT(importMessages);
  const { form, sample } = one;
  const fields = useQuery({ queryKey: ['fields'], queryFn: listFields });
  const [wasTried, setTried] = useState(false);
  const change = useChange((body: Partial<ImportForm>) => changeImport(one.id, body), ['imports']);
  const check = useChange((_: undefined) => startImport(one.id, 'check'), ['imports']);
  const hasIdentity = form.columns.some((target) => target === 'mailAddress' || target === 'phoneNumber');
  const [headings = [], ...lines] = sample;
  const targets = [
    { id: 'none', label: t('target.none') },
    ...parts.map((part) => ({ id: part, label: t(`target.${part}`) })),
    ...(fields.data ?? [])
      .filter(isForCustomers)
      .map(({ key, name }) => ({ id: `field:${key}`, label: name })),
  ];
  const set = (at: number, target: string) =>
    change.mutate({
      columns: headings.map((_, each) =>
        each === at ? (target === 'none' ? null : target) : (form.columns[each] ?? null),
      ),
    });
  return (
    <>
      <Block title={t('map.title')} about={t('map.about')}>
        <ProblemNote error={change.error} />
        <ul className="border-t border-line">
          {headings.map((heading, at) => {
            const name = heading || t('map.unnamed', { number: at + 1 });
            const values = lines.map((line) => line[at] ?? '').filter((value) => value !== '');
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                key={at}
                className="flex items-center gap-4 border-b border-line py-2.5 max-sm:flex-col max-sm:items-stretch max-sm:gap-1.5"
              >
                <div className="min-w-0 flex-1">
                  <p className="truncate text-base font-medium">
                    <bdi>{name}</bdi>
                  </p>
                  <p className="truncate text-list text-muted">
                    <bdi>{values.slice(0, shownValues).join(' · ') || '—'}</bdi>
                  </p>
                </div>
                <Select
                  label={t('map.target', { column: name })}
                  isLabelHidden
                  className="w-60 max-sm:w-full"
                  value={form.columns[at] ?? 'none'}
                  onChange={(key) => set(at, String(key))}
                  choices={targets}
                />
              </li>
            );
          })}
        </ul>
        {wasTried && !hasIdentity && (
          <p role="alert" className="mt-3 text-list font-medium text-broken-ink">
            {t('noIdentity')}
          </p>
        )}
      </Block>
      <Block title={t('form.title')} about={t('form.about')}>
        <div className="grid max-w-140 grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Select
            label={t('form.encoding')}
            value={form.encoding}
            onChange={(key) => change.mutate({ encoding: pick(encodings, key) })}
            choices={encodings.map((id) => ({ id, label: t(`form.encoding.${id}`) }))}
          />
          <Select
            label={t('form.delimiter')}
            value={form.delimiter}
            onChange={(key) => change.mutate({ delimiter: pick(delimiters, key) })}
            choices={delimiters.map((id) => ({ id, label: t(`form.delimiter.${id}`) }))}
          />
          <Select
            label={t('form.decimal')}
            value={form.decimal}
            onChange={(key) => change.mutate({ decimal: pick(decimals, key) })}
            choices={decimals.map((id) => ({ id, label: t(`form.decimal.${id}`) }))}
          />
          <Select
            label={t('form.dayOrder')}
            value={form.dayOrder}
            onChange={(key) => change.mutate({ dayOrder: pick(dayOrders, key) })}
            choices={dayOrders.map((id) => ({ id, label: t(`form.dayOrder.${id}`) }))}
          />
        </div>
        <div className="mt-5">
          <Checkbox
            isSelected={form.isOverwriting}
            onChange={(isOverwriting) => change.mutate({ isOverwriting })}
          >
            {t('form.isOverwriting')}
          </Checkbox>
          <p className="mt-1 pl-6 text-meta text-muted">{t('form.isOverwritingAbout')}</p>
        </div>
      </Block>
      <ProblemNote error={check.error} />
      <Button
        variant="primary"
        className="self-start"
        isPending={check.isPending}
        isDisabled={change.isPending}
        onPress={() => {
          setTried(true);
          if (hasIdentity) check.mutate(undefined);
        }}
      >
        {t('check')}
      </Button>
    </>
  );
}

const isForCustomers = ({ subject, archivedAt }: FieldDto): boolean =>
  subject === 'customer' && archivedAt === null;

const pick = <Of extends string>(of: readonly Of[], key: unknown): Of =>
  of.find((each) => each === key) ?? of[0]!;
