import type { FieldDto } from '@hilo/api';
import type { FieldValue } from '@hilo/core';
import { Checkbox, Select, TextField, useT } from '@hilo/ui';
import { PickMany } from '../admin/PickMany.tsx';
import { fieldMessages } from './fieldMessages.ts';

/** What somebody types is text until it is sent: half a number is none yet. */
export type Typed = FieldValue | null;

type Props = {
  field: FieldDto;
  value: Typed;
  onChange: (value: Typed) => void;
  isWrong: boolean;
  autoFocus?: boolean;
};

/** One custom field as it is filled in. */
export function FieldControl({ field, value, onChange, isWrong, autoFocus = false }: Props) {
  const t = useT(fieldMessages);
  const wrong = isWrong ? t('fields.wrong') : undefined;
  const help = field.isRequired ? t('fields.required') : undefined;
  const text = value === null || typeof value === 'boolean' || Array.isArray(value) ? '' : String(value);
  const offered = field.choices.filter(
    ({ id, isArchived }) => !isArchived || value === id || (Array.isArray(value) && value.includes(id)),
  );
  switch (field.type) {
    case 'checkbox':
      return (
        <Checkbox isSelected={value === true} onChange={onChange} autoFocus={autoFocus}>
          {field.name}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          label={field.name}
          description={help}
          value={text === '' ? 'none' : text}
          autoFocus={autoFocus}
          onChange={(id) => onChange(id === 'none' ? null : String(id))}
          isInvalid={isWrong}
          errorMessage={wrong}
          choices={[
            { id: 'none', label: t('fields.none') },
            ...offered.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      );
    case 'choices':
      return (
        <PickMany
          label={field.name}
          choices={offered.map(({ id, name }) => ({ id, label: name }))}
          value={Array.isArray(value) ? value : []}
          onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
          problem={wrong}
        />
      );
    default:
      return (
        <TextField
          label={field.name}
          description={help}
          type={field.type === 'date' ? 'date' : field.type === 'link' ? 'url' : 'text'}
          {...(field.type === 'number' ? { inputMode: 'decimal' as const } : {})}
          value={text}
          autoFocus={autoFocus}
          onChange={(typed) => onChange(typed === '' ? null : typed)}
          autoComplete="off"
          isInvalid={isWrong}
          errorMessage={wrong}
        />
      );
  }
}
