import { ApiError } from '@hilo/api/client';
import { Button, PasswordField, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../admin/adminMessages.ts';
import { Block, Fields, Page } from '../admin/Page.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { changePassword } from './accountApi.ts';
import { accountMessages } from './accountMessages.ts';
import { NewPasswordField, passwordLength } from './NewPasswordField.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Sessions } from './Sessions.tsx';
import { TwoStep } from './TwoStep.tsx';

export function Security() {
  const t = useT(accountMessages);
  const words = useT(adminMessages);
  return (
    <Page title={words('nav.security')} about={t('security.about')}>
      <Password />
      <TwoStep />
      <Passkeys />
      <Block title={t('sessions.title')} about={t('sessions.about')}>
        <Sessions />
      </Block>
    </Page>
  );
}

function Password() {
  const t = useT(accountMessages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [wasTried, setTried] = useState(false);
  const change = useChange(changePassword, ['sessions'], () => {
    toasts.show({ text: t('password.changed'), tone: 'done' });
    setCurrent('');
    setNext('');
    setTried(false);
  });
  const isCurrentWrong = change.error instanceof ApiError && change.error.code === 'auth.wrong';
  return (
    <Block title={t('password.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (current && next.length >= passwordLength)
            change.mutate({ currentPassword: current, newPassword: next });
        }}
      >
        <Fields>
          {!isCurrentWrong && <ProblemNote error={change.error} />}
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            onChange={(value) => {
              setCurrent(value);
              change.reset();
            }}
            isInvalid={isCurrentWrong || (wasTried && current === '')}
            errorMessage={t('password.currentWrong')}
          />
          <NewPasswordField label={t('password.next')} value={next} onChange={setNext} wasTried={wasTried} />
          <Button type="submit" className="self-start" isPending={change.isPending}>
            {t('password.change')}
          </Button>
        </Fields>
      </form>
    </Block>
  );
}
