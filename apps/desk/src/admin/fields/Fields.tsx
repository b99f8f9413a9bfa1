import type { FieldDto } from '@hilo/api';
import { Badge, Button, EmptyState, IconButton, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Archive, ArrowDown, ArrowUp, Pencil, Plus, TextCursorInput } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { changeField, listFields } from '../fieldsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { Row, Rows } from '../Rows.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { FieldDialog } from './FieldDialog.tsx';
import { fieldMessages } from './fieldMessages.ts';

/** Fields of one's own: those in use first, those put away after them. */
export function FieldsPage() {
  const t = useT(fieldMessages);
  const words = useT(adminMessages);
  const fields = useQuery({ queryKey: ['fields'], queryFn: listFields });
  const [editing, setEditing] = useState<FieldDto | 'new' | null>(null);
  const [archiving, setArchiving] = useState<FieldDto | null>(null);
  const restore = useChange((id: string) => changeField(id, { isArchived: false }), ['fields']);
  /** Their order here is the one beside the thread. */
  const order = useChange(
    (own: readonly FieldDto[]) =>
      Promise.all(
        own.map((field, position) =>
          field.position === position ? undefined : changeField(field.id, { position }),
        ),
      ),
    ['fields'],
  );
  const move = (own: readonly FieldDto[], from: number, to: number) => {
    const next = [...own];
    next.splice(to, 0, ...next.splice(from, 1));
    order.mutate(next);
  };
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {t('new')}
    </Button>
  );
  const sorted = (list: FieldDto[], subject: FieldDto['subject']) =>
    list
      .filter((field) => field.subject === subject)
      .sort(
        (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || a.position - b.position,
      );
  const row = (field: FieldDto, index: number, own: readonly FieldDto[]) => (
    <Row
      key={field.id}
      isMuted={field.archivedAt !== null}
      name={field.name}
      about={
        <>
          {t(`type.${field.type}`)} · <code className="font-mono text-meta">{field.key}</code>
        </>
      }
      marks={
        field.archivedAt ? (
          <Badge>{t('archived')}</Badge>
        ) : (
          field.isRequired && <Badge tone="accent">{t('required')}</Badge>
        )
      }
      actions={
        <div className="flex items-center">
          {field.archivedAt ? (
            <Button variant="bare" size="small" onPress={() => restore.mutate(field.id)}>
              {t('restore')}
              <span className="sr-only"> {field.name}</span>
            </Button>
          ) : (
            <>
              <IconButton
                icon={ArrowUp}
                size="small"
                label={t('up', { name: field.name })}
                isDisabled={index === 0 || order.isPending}
                onPress={() => move(own, index, index - 1)}
              />
              <IconButton
                icon={ArrowDown}
                size="small"
                label={t('down', { name: field.name })}
                isDisabled={own[index + 1]?.archivedAt !== null || order.isPending}
                onPress={() => move(own, index, index + 1)}
              />
              <IconButton
                icon={Pencil}
                size="small"
                label={`${words('edit')} ${field.name}`}
                onPress={() => setEditing(field)}
              />
              <IconButton
                icon={Archive}
                size="small"
                label={`${t('archive')} ${field.name}`}
                onPress={() => setArchiving(field)}
              />
            </>
          )}
        </div>
      }
    />
  );
  return (
    <Page title={words('nav.fields')} about={t('about')} action={fields.data?.length ? create : undefined}>
      <Loaded query={fields}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={TextCursorInput} title={t('empty')} action={create} className="py-16">
              {t('emptyBody')}
            </EmptyState>
          ) : (
            <>
              <ProblemNote error={restore.error ?? order.error} />
              {(['ticket', 'customer'] as const)
                .map((subject) => ({ subject, own: sorted(list, subject) }))
                .filter(({ own }) => own.length > 0)
                .map(({ subject, own }) => (
                  <Block key={subject} title={t(subject === 'ticket' ? 'ofTicket' : 'ofCustomer')}>
                    <Rows label={t(subject === 'ticket' ? 'ofTicket' : 'ofCustomer')}>{own.map(row)}</Rows>
                  </Block>
                ))}
            </>
          )
        }
      </Loaded>
      {editing && <FieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {archiving && <ArchiveDialog field={archiving} onClose={() => setArchiving(null)} />}
    </Page>
  );
}

function ArchiveDialog({ field, onClose }: { field: FieldDto; onClose: () => void }) {
  const t = useT(fieldMessages);
  const archive = useChange(() => changeField(field.id, { isArchived: true }), ['fields']);
  return (
    <SureDialog
      title={t('archiveTitle', { name: field.name })}
      confirmLabel={t('archive')}
      change={archive}
      onClose={onClose}
    >
      <p>{t('archiveBody')}</p>
    </SureDialog>
  );
}
