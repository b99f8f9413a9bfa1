import { ApiError } from '@hilo/api/client';
import { PasswordField, TextField, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { addPasskey, beginPasskey } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { nameDevice } from './nameDevice.ts';

type Options = Parameters<typeof import('@simplewebauthn/browser')['startRegistration']>[0]['optionsJSON'];

const add = async ({ name, password }: { name: string; password: string }): Promise<void> => {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await beginPasskey<Options>(password);
  await addPasskey(name, await startRegistration({ optionsJSON }));
};

/** A name and the password; then the browser asks for finger, face or code. */
export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT(accountMessages);
  const { browser, system } = nameDevice(navigator.userAgent);
  const [name, setName] = useState([browser, system].filter(Boolean).join(' · '));
  const [password, setPassword] = useState('');
  const [wasTried, setTried] = useState(false);
  const adding = useChange(add, ['passkeys'], () => {
    toasts.show({ text: t('passkeys.added'), tone: 'done' });
    onClose();
  });
  const { error } = adding;
  const isWrong = error instanceof ApiError && error.code === 'auth.wrong';
  const words =
    error instanceof ApiError
      ? error.code === 'auth.forbidden'
        ? t('passkeys.old')
        : undefined
      : error instanceof Error && error.name === 'InvalidStateError'
        ? t('passkeys.known')
        : t('passkeys.stopped');
  return (
    <FormDialog
      title={t('passkeys.addTitle')}
      submitLabel={t('passkeys.next')}
      onSubmit={() => {
        setTried(true);
        if (name.trim() && password) adding.mutate({ name: name.trim(), password });
      }}
      onClose={onClose}
      isPending={adding.isPending}
      error={isWrong ? null : error}
      errorWords={words}
    >
      <p className="text-base text-muted">{t('passkeys.addBody')}</p>
      <TextField
        label={t('passkeys.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        autoComplete="off"
        isInvalid={wasTried && name.trim() === ''}
        errorMessage={t('passkeys.nameMissing')}
      />
      <PasswordField
        label={t('twoStep.password')}
        autoComplete="current-password"
        autoFocus
        maxLength={200}
        value={password}
        onChange={(typed) => {
          setPassword(typed);
          adding.reset();
        }}
        isInvalid={isWrong || (wasTried && password === '')}
        errorMessage={t('twoStep.passwordWrong')}
      />
    </FormDialog>
  );
}
