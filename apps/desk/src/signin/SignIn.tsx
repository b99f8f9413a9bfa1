import { ApiError } from '@hilo/api/client';
import { Banner, Button, PasswordField, TextField, useT } from '@hilo/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { isMailAddress } from '../admin/isMailAddress.ts';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { Entrance } from './Entrance.tsx';
import { PasskeyButton } from './PasskeyButton.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { safeTarget } from './safeTarget.ts';
import { readSetup, signIn } from './signInApi.ts';
import { signInMessages } from './signInMessages.ts';
import { useTooManyWords } from './useTooManyWords.ts';

const isWrongPair = (error: unknown): boolean => error instanceof ApiError && error.code === 'auth.wrong';

/** E-mail and password, then the code of the second factor where there is one. */
export function SignIn() {
  const [needsCode, setNeedsCode] = useState(false);
  const { next } = useSearch({ strict: false }) as { next?: string };
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = () => {
    // Whatever somebody else saw in this browser before is not for this agent.
    client.clear();
    void navigate({ href: safeTarget(next), replace: true });
  };
  return needsCode ? (
    <SecondFactor onDone={enter} onBack={() => setNeedsCode(false)} />
  ) : (
    <Password onDone={enter} onCodeNeeded={() => setNeedsCode(true)} />
  );
}

function Password({ onDone, onCodeNeeded }: { onDone: () => void; onCodeNeeded: () => void }) {
  const t = useT(signInMessages);
  const tooMany = useTooManyWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wasTried, setTried] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  const setup = useQuery({ queryKey: ['setup'], queryFn: readSetup, retry: false });
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (needsCode) => (needsCode ? onCodeNeeded() : onDone()),
    // What did not arrive may be sent again; what was wrong is typed anew.
    onError: (error) => {
      if (!isWrongPair(error)) return;
      setPassword('');
      secret.current?.focus();
    },
  });
  const isWrong = isWrongPair(enter.error);
  return (
    <Entrance
      title={t('signIn.title')}
      note={
        enter.error ? (
          <ProblemNote error={enter.error} words={isWrong ? t('signIn.wrong') : tooMany(enter.error)} />
        ) : (
          setup.data?.isNeeded && (
            <Banner kind="warning" className="rounded-small">
              {t('signIn.setupNeeded')}
            </Banner>
          )
        )
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isMailAddress(email.trim()) && password && !enter.isPending)
            enter.mutate({ email: email.trim(), password }, { onSettled: () => setTried(false) });
        }}
      >
        <TextField
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username webauthn"
          autoFocus
          value={email}
          onChange={setEmail}
          isInvalid={wasTried && !isMailAddress(email.trim())}
          errorMessage={t('signIn.emailWrong')}
        />
        <PasswordField
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          inputRef={secret}
          value={password}
          onChange={setPassword}
          isInvalid={wasTried && password === ''}
          errorMessage={t('signIn.passwordMissing')}
        />
        <Button type="submit" variant="primary" isPending={enter.isPending}>
          {t('signIn.do')}
        </Button>
        <PasskeyButton onDone={onDone} />
        <Link
          to="/forgotten"
          className="self-start reach inline-flex min-h-6 items-center text-list text-accent-ink underline-offset-2 hover:underline"
        >
          {t('signIn.forgotten')}
        </Link>
      </form>
    </Entrance>
  );
}
