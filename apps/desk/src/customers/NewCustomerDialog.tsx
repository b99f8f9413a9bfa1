import { ApiError } from '@hilo/api/client';
import { Checkbox, TextField, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { FormDialog } from '../admin/FormDialog.tsx';
import { api } from '../api.ts';
import { customerMessages } from './messages.ts';
import { newCustomerMessages } from './newCustomerMessages.ts';
import { readContact } from './read-contact.ts';

type Props = {
  /** Where given, this customer is only reached by one more address or number. */
  customerId?: string;
  onClose: () => void;
  onDone: (customerId: string) => void;
};

/** Sets down a person or an organisation that has not written yet, or one more way to reach somebody. */
export function NewCustomerDialog({ customerId, onClose, onDone }: Props) {
  const t = useT(newCustomerMessages);
  const words = useT(customerMessages);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [isOrganisation, setOrganisation] = useState(false);
  const [isPending, setPending] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const contact = readContact(typed);
  const isWrong = typed.trim() === '' ? customerId !== undefined || name.trim() === '' : contact === null;
  /** Whose it is already. */
  const owner =
    error instanceof ApiError &&
    error.code === 'resource.conflict' &&
    typeof error.facts.customerId === 'string'
      ? error.facts.customerId
      : null;
  const save = async () => {
    setTried(true);
    if (isWrong) return;
    setPending(true);
    setError(null);
    try {
      const id =
        customerId ??
        (
          await api.createCustomer({
            name: name.trim() || null,
            isOrganisation,
            identities: contact ? [contact] : [],
          })
        ).id;
      if (customerId !== undefined && contact) await api.addIdentity(customerId, contact);
      void client.invalidateQueries({ queryKey: ['customers'] });
      void client.invalidateQueries({ queryKey: ['customer', id] });
      onDone(id);
    } catch (problem) {
      setError(problem);
      setPending(false);
    }
  };
  return (
    <FormDialog
      title={words(customerId === undefined ? 'new.title' : 'new.contactTitle')}
      submitLabel={t(customerId === undefined ? 'new.create' : 'new.add')}
      onSubmit={() => void save()}
      onClose={onClose}
      isPending={isPending}
      error={owner === null ? error : null}
    >
      {customerId === undefined && (
        <TextField
          label={words('name.label')}
          value={name}
          onChange={setName}
          autoFocus
          maxLength={200}
          autoComplete="off"
        />
      )}
      <TextField
        label={t('new.contact')}
        isOptional={customerId === undefined}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setError(null);
        }}
        autoFocus={customerId !== undefined}
        maxLength={320}
        autoComplete="off"
        isInvalid={owner !== null || (wasTried && isWrong)}
        errorMessage={
          owner === null ? (
            t(typed.trim() === '' ? 'new.nothing' : 'new.contactWrong')
          ) : (
            <>
              {t('new.taken')}{' '}
              <Link href={`/customers/${owner}`} className="font-medium underline" onPress={onClose}>
                {t('new.whose')}
              </Link>
            </>
          )
        }
      />
      {customerId === undefined && (
        <Checkbox isSelected={isOrganisation} onChange={setOrganisation}>
          {t('new.isOrganisation')}
        </Checkbox>
      )}
    </FormDialog>
  );
}
