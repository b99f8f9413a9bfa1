import { ApiError } from '@hilo/api/client';
import { Button, Skeleton, TextField, useLocale, useT } from '@hilo/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NewPasswordField, passwordLength } from '../account/NewPasswordField.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useProblemWords } from '../admin/useProblemWords.ts';
import { Entrance } from './Entrance.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { acceptInvitation, type Invitation as Invited, readInvitation } from './signInApi.ts';
import { signInMessages } from './signInMessages.ts';
import { hideToken, tokenOfPage } from './tokenOfPage.ts';

const plainLink =
  'reach inline-flex min-h-6 items-center text-list text-accent-ink underline-offset-2 hover:underline';

/** What a one-time link opens: a first password, or a new one. */
export function Invitation() {
  const t = useT(signInMessages);
  const ui = useT();
  const say = useProblemWords();
  const [token] = useState(() => tokenOfPage(window.location));
  useEffect(hideToken, []);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isUnsure = !(invitation.error instanceof ApiError) || invitation.error.code !== 'invitation.invalid';
  if (invitation.error)
    return (
      <Entrance
        title={isUnsure ? t('invitation.unsureTitle') : t('invitation.invalidTitle')}
        about={say(invitation.error)}
      >
        <div className="flex flex-col items-start gap-4">
          {isUnsure && <Button onPress={() => void invitation.refetch()}>{ui('action.retry')}</Button>}
          {!isUnsure && (
            <Link to="/forgotten" className={plainLink}>
              {t('signIn.forgotten')}
            </Link>
          )}
          <Link to="/sign-in" className={plainLink}>
            {t('forgotten.back')}
          </Link>
        </div>
      </Entrance>
    );
  return invitation.data ? (
    <Accept token={token} invitation={invitation.data} />
  ) : (
    <Entrance title={t('invitation.reading')}>
      <Skeleton className="h-8 w-full" />
    </Entrance>
  );
}

function Accept({ token, invitation }: { token: string; invitation: Invited }) {
  const t = useT(signInMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const locale = useLocale();
  const isNew = invitation.purpose === 'invitation';
  const { email } = invitation;
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [wasTried, setTried] = useState(false);
  const enter = () => {
    client.clear();
    void navigate({ to: '/', replace: true });
  };
  const accept = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: ({ needsSecondFactor }) => !needsSecondFactor && enter(),
  });
  if (accept.data?.needsSecondFactor)
    return <SecondFactor onDone={enter} onBack={() => void navigate({ to: '/sign-in' })} />;
  return (
    <Entrance
      title={isNew ? t('invitation.title', { name: invitation.name }) : t('invitation.resetTitle')}
      about={isNew ? t('invitation.body', { email }) : t('invitation.resetBody', { email })}
      note={<ProblemNote error={accept.error} />}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (password.length >= passwordLength && name.trim() && !accept.isPending)
            accept.mutate({ token, password, ...(isNew ? { name: name.trim(), locale } : {}) });
        }}
      >
        {isNew && (
          <TextField
            label={t('invitation.name')}
            autoComplete="name"
            value={name}
            onChange={setName}
            isInvalid={wasTried && name.trim() === ''}
          />
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NewPasswordField
          label={t('signIn.password')}
          value={password}
          onChange={setPassword}
          wasTried={wasTried}
        />
        <Button type="submit" variant="primary" isPending={accept.isPending}>
          {t('invitation.do')}
        </Button>
      </form>
    </Entrance>
  );
}
