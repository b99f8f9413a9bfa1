import type { FieldDto } from '@hilo/api';
import { checkFieldValue, type FieldValue } from '@hilo/core';
import { Button, IconButton, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { wrongFields } from '../admin/request.ts';
import { useMay } from '../people/people.ts';
import { FieldControl, type Typed } from './FieldControl.tsx';
import { fieldMessages } from './fieldMessages.ts';
import { changeValues, listFields, readValues, type Subject, type Values } from './fieldsApi.ts';
import { Fact, PanelSection } from './PanelSection.tsx';

/** A number as people of either language write it. */
const readNumber = (typed: string): number => Number(typed.trim().replace(/\s/g, '').replace(',', '.'));

const asValue = (field: FieldDto, typed: Typed): Typed =>
  field.type === 'number' && typeof typed === 'string' ? readNumber(typed) : typed;

/** What an organisation wants to know of this ticket or customer; nothing where it asks for nothing. */
export function FieldsSection({ subject, id }: { subject: Subject; id: string }) {
  const t = useT(fieldMessages);
  const mayWrite = useMay(subject === 'ticket' ? 'tickets.write' : 'customers.write');
  const fields = useQuery({ queryKey: ['fields'], queryFn: listFields, staleTime: 60_000 });
  const values = useQuery({ queryKey: ['fieldValues', subject, id], queryFn: () => readValues(subject, id) });
  const [isEditing, setEditing] = useState(false);
  const own = (fields.data ?? []).filter((field) => field.subject === subject && field.archivedAt === null);
  if (!values.data || own.length === 0) return null;
  const held = values.data;
  const shown = own.filter((field) => field.isProminent || field.isRequired || held[field.key] !== undefined);
  return (
    <PanelSection
      title={t(`fields.${subject}`)}
      action={
        mayWrite &&
        !isEditing && (
          <IconButton icon={Pencil} size="small" label={t('fields.edit')} onPress={() => setEditing(true)} />
        )
      }
    >
      {isEditing ? (
        <FieldsForm subject={subject} id={id} fields={own} held={held} onDone={() => setEditing(false)} />
      ) : (
        <dl>
          {shown.map((field) => (
            <Fact key={field.id} name={field.name}>
              <Shown field={field} value={held[field.key]} />
            </Fact>
          ))}
        </dl>
      )}
    </PanelSection>
  );
}

function Shown({ field, value }: { field: FieldDto; value: FieldValue | undefined }) {
  const t = useT(fieldMessages);
  const format = useFormat();
  const nameOf = (id: string) => field.choices.find((choice) => choice.id === id)?.name ?? id;
  if (value === undefined) return <span className="text-muted">{t('fields.none')}</span>;
  if (field.type === 'link')
    return (
      <a
        href={String(value)}
        target="_blank"
        rel="noreferrer"
        className="break-all text-accent-ink hover:underline"
      >
        {String(value).replace(/^https?:\/\//, '')}
      </a>
    );
  const words = Array.isArray(value)
    ? value.map(nameOf).join(', ')
    : typeof value === 'boolean'
      ? t(value ? 'fields.yes' : 'fields.no')
      : typeof value === 'number'
        ? format.number(value)
        : field.type === 'date'
          ? format.date(`${value}T12:00:00`, 'medium')
          : field.type === 'choice'
            ? nameOf(value)
            : value;
  return <span className="break-words whitespace-pre-wrap">{words}</span>;
}

type FormProps = { subject: Subject; id: string; fields: FieldDto[]; held: Values; onDone: () => void };

function FieldsForm({ subject, id, fields, held, onDone }: FormProps) {
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
      onDone();
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
      {fields.map((field) => (
        <FieldControl
          key={field.id}
          field={field}
          value={valueIn(field)}
          onChange={(value) => setTyped({ ...typed, [field.key]: value })}
          isWrong={wrong.includes(field.key)}
        />
      ))}
      <div className="flex justify-end gap-2">
        <Button size="small" onPress={onDone}>
          {t('fields.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" isPending={isSaving}>
          {t('fields.save')}
        </Button>
      </div>
    </form>
  );
}
