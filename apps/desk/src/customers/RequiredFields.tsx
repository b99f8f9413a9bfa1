import { Dialog, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import type { GuardedByFields } from '../promises/guarded.ts';
import { fieldsQuery } from './customer-queries.ts';
import { FieldsForm } from './FieldsForm.tsx';
import { fieldMessages } from './fieldMessages.ts';

/** What has to be filled in before a ticket is resolved, asked for in that moment; with it the ticket is resolved. */
export function RequiredFields({ held, onClose }: { held: GuardedByFields; onClose: () => void }) {
  const t = useT(fieldMessages);
  const { data: fields } = useQuery(fieldsQuery);
  const missing = fields?.filter(({ subject, key }) => subject === 'ticket' && held.keys.includes(key));
  if (!missing) return null;
  return (
    <Dialog
      title={t('fields.first')}
      size="small"
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p className="mb-2 text-list text-muted">{t('fields.firstAbout', { count: missing.length })}</p>
      <FieldsForm
        subject="ticket"
        id={held.ticketId}
        fields={missing}
        held={{}}
        save={t('fields.saveAndResolve')}
        onSaved={() => void held.again()}
        onClose={onClose}
      />
    </Dialog>
  );
}
