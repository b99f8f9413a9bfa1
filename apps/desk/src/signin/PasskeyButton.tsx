import { ApiError } from '@hilo/api/client';
import { Button, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { askPasskey, enterByPasskey } from './signInApi.ts';
import { signInMessages } from './signInMessages.ts';
import { useTooManyWords } from './useTooManyWords.ts';

type Options = Parameters<typeof import('@simplewebauthn/browser')['startAuthentication']>[0]['optionsJSON'];

/** Asks a passkey to sign, in a window of the browser's or (`isQuiet`) among what it offers in the field. */
const enter = async (isQuiet: boolean): Promise<void> => {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await askPasskey<Options>();
  const response = await startAuthentication({
    // The device must ask who it is: that is what makes a second step needless.
    optionsJSON: { ...optionsJSON, userVerification: 'required' },
    useBrowserAutofill: isQuiet,
  });
  await enterByPasskey(response);
};

/** In by a passkey, where the browser can: by the button, or from what it offers in the field for the address. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const t = useT(signInMessages);
  const tooMany = useTooManyWords();
  const done = useRef(onDone);
  done.current = onDone;
  const entering = useMutation({ mutationFn: () => enter(false), onSuccess: () => done.current() });
  useEffect(() => {
    let isGone = false;
    const offer = async () => {
      const { browserSupportsWebAuthnAutofill } = await import('@simplewebauthn/browser');
      if (isGone || !(await browserSupportsWebAuthnAutofill()) || isGone) return;
      await enter(true);
      if (!isGone) done.current();
    };
    // Nobody asked for it: what fails here is not worth a word, and the button says it if it fails again.
    offer().catch(() => undefined);
    return () => {
      isGone = true;
      void import('@simplewebauthn/browser').then(({ WebAuthnAbortService }) =>
        WebAuthnAbortService.cancelCeremony(),
      );
    };
  }, []);
  if (!('PublicKeyCredential' in window)) return null;
  const { error } = entering;
  const words =
    error instanceof ApiError
      ? error.code === 'auth.wrong'
        ? t('signIn.passkeyWrong')
        : tooMany(error)
      : t('signIn.passkeyStopped');
  return (
    <>
      <Button icon={KeyRound} isPending={entering.isPending} onPress={() => entering.mutate()}>
        {t('signIn.passkey')}
      </Button>
      <ProblemNote error={error} words={words} />
    </>
  );
}
