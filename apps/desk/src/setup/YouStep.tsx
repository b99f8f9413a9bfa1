import type { MeDto } from '@hilo/api';
import { Button, TextField, useLocale, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { NewPasswordField, passwordLength } from '../account/NewPasswordField.tsx';
import { isMailAddress } from '../admin/isMailAddress.ts';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { setUp } from './setupApi.ts';
import { setupMessages } from './setupMessages.ts';

type YouStepProps = { token: string; onDone: (me: MeDto, organisation: string) => void };

/** Four fields; language and time zone are those of the browser, and can be changed later. */
export function YouStep({ token, onDone }: YouStepProps) {
  const t = useT(setupMessages);
  const locale = useLocale();
  const [organisation, setOrganisation] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wasTried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: setUp,
    onSuccess: (me, input) => onDone(me, input.organisation),
  });
  const isMissing = (text: string) => wasTried && text.trim() === '';
  const isComplete =
    organisation.trim() !== '' &&
    name.trim() !== '' &&
    isMailAddress(email.trim()) &&
    password.length >= passwordLength;
  return (
    <form
      noValidate
      className="flex max-w-96 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isComplete || create.isPending) return;
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
        create.mutate({
          token,
          organisation: organisation.trim(),
          name: name.trim(),
          email: email.trim(),
          password,
          locale,
          timeZone,
        });
      }}
    >
      <p className="text-list text-muted">{t('you.about')}</p>
      <ProblemNote error={create.error} />
      <TextField
        label={t('you.organisation')}
        description={t('you.organisationHelp')}
        autoComplete="organization"
        autoFocus
        value={organisation}
        onChange={setOrganisation}
        isInvalid={isMissing(organisation)}
        errorMessage={t('you.missing')}
      />
      <TextField
        label={t('you.name')}
        autoComplete="name"
        value={name}
        onChange={setName}
        isInvalid={isMissing(name)}
        errorMessage={t('you.missing')}
      />
      <TextField
        label={t('you.email')}
        description={t('you.emailHelp')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isInvalid={wasTried && !isMailAddress(email.trim())}
        errorMessage={t('you.emailWrong')}
      />
      <NewPasswordField
        label={t('you.password')}
        value={password}
        onChange={setPassword}
        wasTried={wasTried}
      />
      <Button type="submit" variant="primary" className="self-start" isPending={create.isPending}>
        {t('you.do')}
      </Button>
    </form>
  );
}
