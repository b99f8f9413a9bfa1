import type { FieldDto } from '@hilo/api';
import { checkFieldValue } from '@hilo/core';
import { Button, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { wrongFields } from '../admin/request.ts';
import { FieldControl, type Typed } from './FieldControl.tsx';
import { fieldMessages } from './fieldMessages.ts';
import { changeValues, type Subject, type Values } from './fieldsApi.ts';

/** A number as people of either language write it. */
const readNumber = (typed: string): number => Number(typed.trim().replace(/\s/g, '').replace(',', '.'));

const asValue = (field: FieldDto, typed: Typed): Typed =>
  field.type === 'number' && typeof typed === 'string' ? readNumber(typed) : typed;

type FormProps = {
  subject: Subject;
  id: string;
  fields: readonly FieldDto[];
  held: Values;
  /** What the button says that sends them. */
  save?: string;
  onSaved?: () => void;
  onClose: () => void;
};

/** The fields as they are filled in, sent together. */
export function FieldsForm({ subject, id, fields, held, save: words, onSaved, onClose }: FormProps) {
  const t = useT(fieldMessages);
  const client = useQueryClient();
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const [wrong, setWrong] = useState<string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const valueIn = (field: FieldDto): Typed =>
    field.key in typed ? (typed[field.key] ?? null) : (held[field.key] ?? null);
  const save = async () => {
    const changed = fields.filter(({ key }) => key in typed);
    const values = Object.fromEntries(changed.map((field) => [field.key, asValue(field, valueIn(field))]));
    const bad = changed.filter(
      (field) => !checkFieldValue(field, values[field.key], held[field.key] ?? null).ok,
    );
    setWrong(bad.map(({ key }) => key));
    if (bad.length > 0) return;
    setSaving(true);
    try {
      const now = await changeValues(subject, id, values);
      client.setQueryData(['fieldValues', subject, id], now);
      void client.invalidateQueries({ queryKey: [subject, id] });
      onClose();
      onSaved?.();
    } catch (error) {
      setWrong(wrongFields(error));
      toasts.show({ text: t('fields.failed'), tone: 'failed' });
      setSaving(false);
    }
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      {fields.map((field, index) => (
        <FieldControl
          key={field.id}
          field={field}
          value={valueIn(field)}
          onChange={(value) => setTyped({ ...typed, [field.key]: value })}
          isWrong={wrong.includes(field.key)}
          autoFocus={index === 0}
        />
      ))}
      <div className="flex justify-end gap-2">
        <Button size="small" onPress={onClose}>
          {t('fields.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" isPending={isSaving}>
          {words ?? t('fields.save')}
        </Button>
      </div>
    </form>
  );
}
