import type { WriteRuleBody } from '@hilo/api';
import { ruleCapabilities } from '@hilo/core';
import { ComboBox, IconButton, Select, TextField, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { fieldsQuery } from '../../customers/customer-queries.ts';
import { channelsQuery } from '../../people/people.ts';
import { splitList } from '../answers/TagsField.tsx';
import { anyOf, FieldValues } from './FieldValues.tsx';
import { rulesMessages } from './rulesMessages.ts';

type Condition = WriteRuleBody['conditions'][number];
const fields = [
  'words',
  'subject',
  'sender',
  'recipient',
  'channel',
  'language',
  'organisation',
  'tag',
  'capability',
] as const;
type Plain = (typeof fields)[number];
const isPlain = (field: Condition['field']): field is Plain => field !== 'customField';
const languages = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de'] as const;

/** One question of a rule: what is looked at, and for what. */
export function ConditionRow(props: {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const { condition, onChange, onRemove } = props;
  const t = useT(rulesMessages);
  const { field, values } = condition;
  const { data: all = [] } = useQuery(fieldsQuery);
  const custom = all.filter(({ archivedAt }) => archivedAt === null);
  const name = values[0]?.split(':')[0];
  const asked = custom.find((one) => `${one.subject}.${one.key}` === name);
  const choose = (id: string) => {
    const chosen = custom.find((one) => one.id === id);
    if (chosen) onChange({ field: 'customField', values: [anyOf(chosen)] });
    else onChange({ field: fields.find((one) => one === id) ?? 'words', values: [] });
  };
  return (
    <div className="flex items-start gap-2 max-sm:flex-wrap">
      <Select
        label={t('field.field')}
        isLabelHidden
        className="w-44 shrink-0 max-sm:flex-1"
        value={isPlain(field) ? field : (asked?.id ?? null)}
        onChange={(key) => choose(String(key))}
        choices={[
          ...fields.map((id) => ({ id, label: t(`ask.${id}`) })),
          ...custom.map((one) => ({ id: one.id, label: t(`ask.of.${one.subject}`, { name: one.name }) })),
        ]}
      />
      <div className="min-w-0 flex-1 max-sm:order-1 max-sm:basis-full">
        {isPlain(field) ? (
          <Values
            key={field}
            field={field}
            values={values}
            onChange={(next) => onChange({ field, values: next })}
          />
        ) : asked ? (
          <FieldValues
            key={asked.id}
            field={asked}
            values={values}
            onChange={(next) => onChange({ field, values: next })}
          />
        ) : (
          <p className="py-1.5 text-list text-broken-ink">{t('missing.field')}</p>
        )}
      </div>
      <IconButton icon={Trash2} label={t('field.removeCondition')} onPress={onRemove} />
    </div>
  );
}

type ValuesProps = { field: Plain; values: string[]; onChange: (values: string[]) => void };

function Values(props: ValuesProps) {
  if (['channel', 'language', 'capability'].includes(props.field)) return <OneOf {...props} />;
  if (props.field === 'organisation') return <OneHouse {...props} />;
  return <Listed {...props} />;
}

function Listed({ field, values, onChange }: ValuesProps) {
  const t = useT(rulesMessages);
  const [typed, setTyped] = useState(() => values.join(', '));
  const isAddress = field === 'sender' || field === 'recipient';
  return (
    <TextField
      label={t(`ask.${field}`)}
      isLabelHidden
      autoComplete="off"
      placeholder={t(isAddress ? 'values.addresses' : 'values.words')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(splitList(next));
      }}
    />
  );
}

function OneOf({ field, values, onChange }: ValuesProps) {
  const t = useT(rulesMessages);
  const locale = useLocale();
  const { data: channels } = useQuery(channelsQuery);
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const choices =
    field === 'channel'
      ? (channels ?? []).map(({ id, name }) => ({ id, label: name }))
      : field === 'capability'
        ? ruleCapabilities.map((id) => ({ id, label: t(`capability.${id}`) }))
        : languages.map((id) => ({ id, label: names.of(id) ?? id }));
  return (
    <Select
      label={t(`ask.${field}`)}
      isLabelHidden
      value={values[0] ?? null}
      onChange={(key) => onChange(key === null ? [] : [String(key)])}
      choices={choices}
    />
  );
}

function OneHouse({ values, onChange }: ValuesProps) {
  const t = useT(rulesMessages);
  const [typed, setTyped] = useState('');
  const chosen = useQuery({
    queryKey: ['customer', values[0]],
    queryFn: () => api.customer(values[0] ?? ''),
    enabled: values[0] !== undefined,
  });
  const { data } = useQuery({
    queryKey: ['organisations', typed],
    queryFn: ({ signal }) => api.customers({ ...(typed ? { query: typed } : {}), limit: 50 }, signal),
    staleTime: 60_000,
  });
  const found = (data?.items ?? []).filter(({ isOrganisation }) => isOrganisation);
  return (
    <ComboBox
      label={t('ask.organisation')}
      isLabelHidden
      isFiltered
      placeholder={chosen.data?.name ?? t('values.organisation')}
      inputValue={typed}
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        onChange(key === null ? [] : [String(key)]);
        setTyped('');
      }}
      choices={found.map(({ id, name, address }) => ({ id, label: name ?? address ?? '—' }))}
    />
  );
}
