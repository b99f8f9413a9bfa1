import type { FieldDto } from '@hilo/api';
import type { FieldValue } from '@hilo/core';
import { useFormat, useT } from '@hilo/ui';
import { fieldMessages } from './fieldMessages.ts';

/** What a field holds, as people read it. */
export function useFieldWords(): (field: FieldDto, value: FieldValue) => string {
  const t = useT(fieldMessages);
  const format = useFormat();
  return (field, value) => {
    const nameOf = (id: string) => field.choices.find((choice) => choice.id === id)?.name ?? id;
    if (Array.isArray(value)) return value.map(nameOf).join(', ');
    if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no');
    if (typeof value === 'number') return format.number(value);
    if (field.type === 'date') return format.date(`${value}T12:00:00`, 'medium');
    return field.type === 'choice' ? nameOf(value) : value;
  };
}
