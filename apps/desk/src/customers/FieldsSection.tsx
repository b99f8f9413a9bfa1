import type { FieldDto } from '@hilo/api';
import type { FieldValue } from '@hilo/core';
import { IconButton, lazyPart, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../people/people.ts';
import { fieldsQuery } from './customer-queries.ts';
import { fieldMessages } from './fieldMessages.ts';
import { readValues, type Subject } from './fieldsApi.ts';
import { Fact, PanelSection } from './PanelSection.tsx';
import { useFieldWords } from './useFieldWords.ts';

/** Filled in by few who look: its controls are fetched then. */
const FieldsForm = lazyPart(() => import('./FieldsForm.tsx').then((file) => file.FieldsForm));

/** What an organisation wants to know of this ticket or customer; nothing where it asks for nothing. */
export function FieldsSection({ subject, id }: { subject: Subject; id: string }) {
  const t = useT(fieldMessages);
  const mayWrite = useMay(subject === 'ticket' ? 'tickets.write' : 'customers.write');
  const fields = useQuery(fieldsQuery);
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
        <FieldsForm subject={subject} id={id} fields={own} held={held} onClose={() => setEditing(false)} />
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
  const say = useFieldWords();
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
  return <span className="break-words whitespace-pre-wrap">{say(field, value)}</span>;
}
