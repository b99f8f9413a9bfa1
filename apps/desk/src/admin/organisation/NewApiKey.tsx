import { permissionNames } from '@hilo/core';
import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { createApiKey } from '../organisationApi.ts';
import { PickMany } from '../PickMany.tsx';
import { useChange } from '../useChange.ts';
import { organisationMessages } from './organisationMessages.ts';

/** Asks what a program may do; nothing is ticked beforehand but reading tickets. */
export function NewApiKey(props: { onClose: () => void; onCreated: (key: string) => void }) {
  const t = useT(organisationMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['tickets.read']);
  const [wasTried, setTried] = useState(false);
  const create = useChange(createApiKey, ['apiKeys'], ({ key }) => props.onCreated(key));
  const submit = () => {
    setTried(true);
    if (name.trim() && scopes.length > 0) create.mutate({ name: name.trim(), scopes });
  };
  return (
    <FormDialog
      title={t('keys.new')}
      submitLabel={words('create')}
      onSubmit={submit}
      onClose={props.onClose}
      isPending={create.isPending}
      error={create.error}
    >
      <TextField
        label={t('keys.name')}
        placeholder={t('keys.namePlaceholder')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        isInvalid={wasTried && name.trim() === ''}
      />
      <PickMany
        label={t('keys.scopes')}
        choices={permissionNames.map((name) => ({ id: name, label: t(`scope.${name}`), name }))}
        value={scopes}
        onChange={setScopes}
        problem={wasTried && scopes.length === 0 ? t('keys.scopesMissing') : undefined}
      />
    </FormDialog>
  );
}
