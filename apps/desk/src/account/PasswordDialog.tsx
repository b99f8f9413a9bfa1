import { PasswordField, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { accountMessages } from './accountMessages.ts';

/** Asks for the password before what somebody at an open desk must not do. */
export function PasswordDialog(props: {
  title: string;
  about: string;
  submitLabel: string;
  onPassword: (password: string) => void;
  onTyping: () => void;
  onClose: () => void;
  isPending: boolean;
  error: unknown;
  isWrong: boolean;
}) {
  const { title, about, submitLabel, onPassword, onTyping, onClose, isPending, error, isWrong } = props;
  const t = useT(accountMessages);
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      onSubmit={() => password !== '' && onPassword(password)}
      onClose={onClose}
      isPending={isPending}
      error={isWrong ? null : error}
    >
      <p className="text-base text-muted">{about}</p>
      <PasswordField
        label={t('twoStep.password')}
        autoComplete="current-password"
        autoFocus
        maxLength={200}
        value={password}
        onChange={(typed) => {
          setPassword(typed);
          onTyping();
        }}
        isInvalid={isWrong}
        errorMessage={t('twoStep.passwordWrong')}
      />
    </FormDialog>
  );
}
