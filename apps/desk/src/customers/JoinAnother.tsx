import type { CustomerDto, CustomerRow } from '@hilo/api';
import { IconButton, lazyPart, useT } from '@hilo/ui';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../people/people.ts';
import { JoinDialog } from './dialogs.ts';
import { customerMessages } from './messages.ts';

const ChooseDialog = lazyPart(() => import('./ChooseDialog.tsx').then((file) => file.ChooseDialog));

/** Joins this customer with one that the agent knows to be the same, where nothing suggested it. */
export function JoinAnother({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const mayWrite = useMay('customers.write');
  const [isChoosing, setChoosing] = useState(false);
  const [other, setOther] = useState<CustomerRow | null>(null);
  if (!mayWrite) return null;
  return (
    <>
      <IconButton
        icon={UsersRound}
        size="small"
        label={t('same.another')}
        onPress={() => setChoosing(true)}
      />
      {isChoosing && (
        <ChooseDialog
          customer={customer}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            setOther(chosen);
          }}
        />
      )}
      {other && <JoinDialog customer={customer} other={other} reasons={[]} onClose={() => setOther(null)} />}
    </>
  );
}
