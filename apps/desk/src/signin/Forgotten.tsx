import { Button, TextField, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isMailAddress } from '../admin/isMailAddress.ts';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { Entrance } from './Entrance.tsx';
import { askForReset } from './signInApi.ts';
import { signInMessages } from './signInMessages.ts';

/** Asks for a link. The answer is the same for known and unknown addresses. */
export function Forgotten() {
  const t = useT(signInMessages);
  const [email, setEmail] = useState('');
  const [wasTried, setTried] = useState(false);
  const ask = useMutation({ mutationFn: askForReset });
  const isWrong = !isMailAddress(email.trim());
  const back = (
    <Link
      to="/sign-in"
      className="self-start reach inline-flex min-h-6 items-center text-list text-accent-ink underline-offset-2 hover:underline"
    >
      {t('forgotten.back')}
    </Link>
  );
  if (ask.isSuccess)
    return (
      <Entrance title={t('forgotten.doneTitle')} about={t('forgotten.doneBody', { email: email.trim() })}>
        {back}
      </Entrance>
    );
  return (
    <Entrance
      title={t('forgotten.title')}
      about={t('forgotten.body')}
      note={<ProblemNote error={ask.error} />}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isWrong) ask.mutate(email.trim());
        }}
      >
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
          isInvalid={wasTried && isWrong}
          errorMessage={t('signIn.emailWrong')}
        />
        <Button type="submit" variant="primary" isPending={ask.isPending}>
          {t('forgotten.do')}
        </Button>
        {back}
      </form>
    </Entrance>
  );
}
