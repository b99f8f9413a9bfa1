import type { CustomerDto, CustomerRow } from '@hilo/api';
import { Button, Dialog, RadioGroup, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { customerName } from './CustomerHead.tsx';
import type { Reason } from './join-reasons.ts';
import { joinMessages } from './joinMessages.ts';
import { customerMessages } from './messages.ts';
import { useMoveIdentities } from './useMoveIdentities.ts';

/** Before joining: which of the two stays, what goes where, and on what evidence. */
export function JoinDialog(props: {
  customer: CustomerDto;
  other: CustomerRow;
  reasons: Reason[];
  onClose: () => void;
}) {
  const { customer, other, onClose } = props;
  const t = useT(customerMessages);
  const words = useT(joinMessages);
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
      words('same.joined'),
    );
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={words('same.joinTitle')}
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
        label={words('same.keeps')}
        value={keeps}
        onChange={setKeeps}
        choices={[customer, other].map((one) => ({
          id: one.id,
          label: <bdi>{nameOf(one)}</bdi>,
          description: one.address,
        }))}
      />
      <p className="my-3 text-base text-muted">
        {words('same.joinBody', { from: nameOf(goes), to: nameOf(stays) })}
      </p>
      <TextField label={words('same.note')} isOptional value={note} onChange={setNote} maxLength={500} />
    </Dialog>
  );
}
