import type { CustomerDto, IdentityDto } from '@hilo/api';
import { Button, Dialog, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { api } from '../api.ts';
import { joinMessages } from './joinMessages.ts';
import { customerMessages } from './messages.ts';
import { useMoveIdentities } from './useMoveIdentities.ts';

/** Takes an identity away: to a customer of its own, from where it can be joined with whoever it is. */
export function AwayDialog(props: { customer: CustomerDto; identity: IdentityDto; onClose: () => void }) {
  const { customer, identity, onClose } = props;
  const t = useT(customerMessages);
  const join = useT(joinMessages);
  const move = useMoveIdentities();
  const [isBusy, setBusy] = useState(false);
  const away = async () => {
    setBusy(true);
    try {
      const fresh = await api.createCustomer({ name: identity.displayName });
      await move(
        customer.id,
        { toCustomerId: fresh.id, identityIds: [identity.id], reasons: ['agentSaidSo'] },
        join('identities.awayDone'),
      );
    } catch {
      toasts.show({ text: t('same.failed'), tone: 'failed' });
    }
    onClose();
  };
  return (
    <Dialog
      title={join('identities.awayTitle', { value: identity.value })}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void away()}>
            {join('identities.awayNew')}
          </Button>
        </>
      }
    >
      <p className="text-base text-muted">{join('identities.awayBody')}</p>
    </Dialog>
  );
}
