import type { FieldDto } from '@hilo/api';
import { readFieldFilter } from '@hilo/core';
import { TextField, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsQuery } from '../customers/customer-queries.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { workMessages } from './workMessages.ts';

const nameOf = ({ subject, key }: FieldDto): string => `${subject}.${key}`;

/** What can be asked of one field by choosing, behind `ticket.key:`. */
export function useFieldChoices() {
  const t = useT(workMessages);
  return (field: FieldDto) => [
    ...(field.type === 'checkbox'
      ? [
          { id: 'true', label: t('filter.field.yes') },
          { id: 'false', label: t('filter.field.no') },
        ]
      : [
          ...field.choices.map(({ id, name }) => ({ id, label: name })),
          { id: '*', label: t('filter.field.filled') },
          { id: '-', label: t('filter.field.empty') },
        ]),
  ];
}

/** What is asked of a field, as people say it. */
export function useFieldFilterWords(): (text: string) => string {
  const t = useT(workMessages);
  const format = useFormat();
  const choicesOf = useFieldChoices();
  const { data: fields = [] } = useQuery(fieldsQuery);
  return (text) => {
    const filter = readFieldFilter(text);
    const field = fields.find((one) => filter && nameOf(one) === `${filter.subject}.${filter.key}`);
    if (!filter || !field) return '…';
    const asked = text.slice(nameOf(field).length + 1);
    const known = choicesOf(field).find(({ id }) => id === asked)?.label;
    const say = (value: string) =>
      field.type === 'date' ? format.date(`${value}T12:00:00`, 'medium') : format.number(Number(value));
    const { test } = filter;
    if (test.is !== 'between') return `${field.name}: ${known ?? asked}`;
    const { from, to } = test;
    const range =
      from !== null && to !== null
        ? t('filter.field.between', { from: say(from), to: say(to) })
        : from !== null
          ? t('filter.field.atLeast', { from: say(from) })
          : t('filter.field.atMost', { to: say(to ?? '') });
    return `${field.name}: ${range}`;
  };
}

type Props = { value: readonly string[]; onChange: (filters: string[]) => void };

/** Narrows a list by the fields that the house has made, of tickets and of their customers; nothing where it has none. */
export function FieldFilters({ value, onChange }: Props) {
  const t = useT(workMessages);
  const choicesOf = useFieldChoices();
  const { data = [] } = useQuery(fieldsQuery);
  // What is asked of tickets stands before what is asked of their customers.
  const fields = data
    .filter(({ archivedAt }) => archivedAt === null)
    .sort((a, b) => Number(a.subject === 'customer') - Number(b.subject === 'customer'));
  if (fields.length === 0) return null;
  const without = (field: FieldDto) => value.filter((one) => !one.startsWith(`${nameOf(field)}:`));
  const askedOf = (field: FieldDto) =>
    value
      .filter((one) => one.startsWith(`${nameOf(field)}:`))
      .map((one) => one.slice(nameOf(field).length + 1));
  const put = (field: FieldDto, asked: readonly string[]) =>
    onChange([...without(field), ...asked.map((one) => `${nameOf(field)}:${one}`)]);
  return (
    <fieldset className="mt-1 max-h-64 min-w-0 overflow-y-auto border-t border-line pt-1">
      <legend className="sr-only">{t('filter.fields')}</legend>
      {fields.map((field) => {
        const shared = { field, asked: askedOf(field), onChange: (asked: string[]) => put(field, asked) };
        if (field.type === 'number' || field.type === 'date')
          return <RangeRow key={`${field.id} ${shared.asked.join()}`} {...shared} />;
        if (field.type === 'text' || field.type === 'link')
          return <WordsRow key={`${field.id} ${shared.asked.join()}`} {...shared} />;
        return (
          <FilterMenu
            key={field.id}
            label={field.name}
            any={t('filter.any')}
            choices={choicesOf(field)}
            value={shared.asked}
            isMultiple={field.type !== 'checkbox'}
            onChange={shared.onChange}
          />
        );
      })}
    </fieldset>
  );
}

type RowProps = { field: FieldDto; asked: readonly string[]; onChange: (asked: string[]) => void };
const rowLook = 'flex min-h-8 items-center gap-2 py-0.5 text-list';
const labelLook = 'w-28 shrink-0 break-words text-muted';

/** Asked once the field is left, or with Enter: not with each letter. */
function WordsRow({ field, asked, onChange }: RowProps) {
  const t = useT(workMessages);
  const held = asked[0] ?? '';
  const [typed, setTyped] = useState(held);
  const take = () => {
    if (typed.trim() !== held) onChange(typed.trim() === '' ? [] : [typed.trim()]);
  };
  return (
    <div className={rowLook}>
      <span aria-hidden className={labelLook}>
        {field.name}
      </span>
      <TextField
        label={field.name}
        isLabelHidden
        placeholder={t('filter.field.contains')}
        className="min-w-0 flex-1"
        value={typed}
        onChange={setTyped}
        maxLength={200}
        autoComplete="off"
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </div>
  );
}

function RangeRow({ field, asked, onChange }: RowProps) {
  const t = useT(workMessages);
  const [from = '', to = ''] = (asked[0] ?? '').split('..');
  const [ends, setEnds] = useState({ from, to });
  const type = field.type === 'date' ? 'date' : 'text';
  const take = () => {
    const clean = (end: string) => end.trim().replace(',', '.');
    const text = `${clean(ends.from)}..${clean(ends.to)}`;
    const isRange = readFieldFilter(`${nameOf(field)}:${text}`)?.test.is === 'between';
    if (text !== (asked[0] ?? '..')) onChange(isRange ? [text] : []);
  };
  return (
    <div className={field.type === 'date' ? 'py-0.5 text-list' : rowLook}>
      <span aria-hidden className={labelLook}>
        {field.name}
      </span>
      <span className="flex min-w-0 flex-1 gap-1">
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            label={t(`filter.field.${end}`, { name: field.name })}
            isLabelHidden
            type={type}
            placeholder={t(`filter.field.${end}Short`)}
            className="min-w-0 flex-1"
            value={ends[end]}
            onChange={(typed) => setEnds({ ...ends, [end]: typed })}
            autoComplete="off"
            onBlur={take}
            onKeyDown={(event) => event.key === 'Enter' && take()}
          />
        ))}
      </span>
    </div>
  );
}
