import type { FieldDto } from '@hilo/api';
import { readFieldFilter } from '@hilo/core';
import { Select, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { useFieldChoices } from '../../tickets/FieldFilters.tsx';
import { workMessages } from '../../tickets/workMessages.ts';

type Props = { field: FieldDto; values: readonly string[]; onChange: (values: string[]) => void };

/** Asked of a field while nothing narrower is: that it is filled in. */
export const anyOf = ({ subject, key, type }: FieldDto): string =>
  `${subject}.${key}:${type === 'checkbox' ? 'true' : '*'}`;

/** What a rule asks of one custom field, in the words in which a list of tickets is narrowed. */
export function FieldValues(props: Props) {
  const { field, values, onChange } = props;
  const choicesOf = useFieldChoices();
  const name = `${field.subject}.${field.key}:`;
  const shared = {
    field,
    asked: values[0]?.slice(name.length) ?? '',
    onAsk: (asked: string) => onChange([asked === '' ? anyOf(field) : `${name}${asked}`]),
  };
  if (field.type === 'number' || field.type === 'date') return <Range {...shared} />;
  if (field.type === 'text' || field.type === 'link') return <Words {...shared} />;
  return (
    <Select
      label={field.name}
      isLabelHidden
      value={shared.asked}
      onChange={(key) => shared.onAsk(key === null ? '' : String(key))}
      choices={choicesOf(field)}
    />
  );
}

type AskProps = { field: FieldDto; asked: string; onAsk: (asked: string) => void };

function Words({ field, asked, onAsk }: AskProps) {
  const t = useT(workMessages);
  const [typed, setTyped] = useState(asked === '*' ? '' : asked);
  return (
    <TextField
      label={field.name}
      isLabelHidden
      autoComplete="off"
      maxLength={200}
      placeholder={t('filter.field.contains')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onAsk(next.trim());
      }}
    />
  );
}

function Range({ field, asked, onAsk }: AskProps) {
  const t = useT(workMessages);
  const [from = '', to = ''] = asked === '*' ? [] : asked.split('..');
  const [ends, setEnds] = useState({ from, to });
  const take = (next: typeof ends) => {
    setEnds(next);
    const clean = (end: string) => end.trim().replace(',', '.');
    const text = `${clean(next.from)}..${clean(next.to)}`;
    const isRange = readFieldFilter(`${field.subject}.${field.key}:${text}`)?.test.is === 'between';
    onAsk(isRange ? text : '');
  };
  return (
    <span className="flex min-w-0 gap-1">
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          label={t(`filter.field.${end}`, { name: field.name })}
          isLabelHidden
          type={field.type === 'date' ? 'date' : 'text'}
          placeholder={t(`filter.field.${end}Short`)}
          className="min-w-0 flex-1"
          value={ends[end]}
          onChange={(typed) => take({ ...ends, [end]: typed })}
          autoComplete="off"
        />
      ))}
    </span>
  );
}
