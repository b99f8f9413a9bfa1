import type { CustomerDto, CustomerRow } from '@hilo/api';
import { Avatar, Button, Dialog, RadioGroup, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { customerName } from './CustomerHead.tsx';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';
import { useMoveIdentities } from './useMoveIdentities.ts';

const reasons = [
  'agentSaidSo',
  'sameVerifiedIdentity',
  'wroteFromBothOnTicket',
  'plusTag',
  'sameName',
] as const;
type Reason = (typeof reasons)[number];
const isReason = (reason: string): reason is Reason => reasons.some((known) => known === reason);

/** Who this might also be, and why we think so. Nothing joins by itself. */
export function SamePerson({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const format = useFormat();
  const client = useQueryClient();
  const [joining, setJoining] = useState<CustomerDto['suggestions'][number] | null>(null);
  if (customer.suggestions.length === 0) return null;
  const dismiss = (otherId: string) =>
    api.dismissCustomerSuggestion(customer.id, otherId).then(
      () => {
        void client.invalidateQueries({ queryKey: ['customer', customer.id] });
        toasts.show({ text: t('same.dismissed') });
      },
      () => toasts.show({ text: t('name.failed'), tone: 'failed' }),
    );
  return (
    <PanelSection title={t('same.title')}>
      <ul className="flex flex-col gap-3">
        {customer.suggestions.map((suggestion) => {
          const name = customerName(suggestion.customer) ?? t('name.none');
          return (
            <li key={suggestion.id} className="flex items-start gap-2 text-list">
              <Avatar name={name} size={24} className="mt-0.5" />
              <div className="min-w-0 flex-1">
                <bdi className="block truncate font-medium">{name}</bdi>
                {suggestion.customer.address && suggestion.customer.address !== name && (
                  <p className="truncate text-meta text-muted">{suggestion.customer.address}</p>
                )}
                <p className="text-meta text-muted">
                  {format.list(
                    suggestion.reasons.map((reason) =>
                      isReason(reason) ? t(`reason.${reason}`) : t('reason.other', { reason }),
                    ),
                  )}
                </p>
              </div>
              <Button size="small" onPress={() => setJoining(suggestion)}>
                {t('same.join')}
              </Button>
              <Button size="small" variant="bare" onPress={() => void dismiss(suggestion.customer.id)}>
                {t('same.dismiss')}
              </Button>
            </li>
          );
        })}
      </ul>
      {joining && (
        <JoinDialog
          customer={customer}
          other={joining.customer}
          reasons={joining.reasons.filter(isReason)}
          onClose={() => setJoining(null)}
        />
      )}
    </PanelSection>
  );
}

/** Before joining: which of the two stays, what goes where, and on what evidence. */
function JoinDialog(props: {
  customer: CustomerDto;
  other: CustomerRow;
  reasons: Reason[];
  onClose: () => void;
}) {
  const { customer, other, onClose } = props;
  const t = useT(customerMessages);
  const move = useMoveIdentities();
  const [keeps, setKeeps] = useState(customer.id);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const nameOf = (one: CustomerRow) => customerName(one) ?? t('name.none');
  const [stays, goes] = keeps === customer.id ? [customer, other] : [other, customer];
  const join = async () => {
    setBusy(true);
    const isDone = await move(
      goes.id,
      {
        toCustomerId: stays.id,
        reasons: [...new Set<Reason>([...props.reasons, 'agentSaidSo'])],
        note: note.trim() === '' ? null : note.trim(),
      },
      t('same.joined'),
    );
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t('same.joinTitle')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void join()}>
            {t('same.join')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('same.keeps')}
        value={keeps}
        onChange={setKeeps}
        choices={[customer, other].map((one) => ({
          id: one.id,
          label: <bdi>{nameOf(one)}</bdi>,
          description: one.address,
        }))}
      />
      <p className="my-3 text-base text-muted">
        {t('same.joinBody', { from: nameOf(goes), to: nameOf(stays) })}
      </p>
      <TextField label={t('same.note')} isOptional value={note} onChange={setNote} maxLength={500} />
    </Dialog>
  );
}
