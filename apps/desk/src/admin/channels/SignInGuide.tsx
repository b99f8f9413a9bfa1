import { Banner, Skeleton, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { CopyField } from '../CopyField.tsx';
import { readSignInPlace } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import type { SignInAt } from './channelForm.ts';
import { signInMessages } from './signInMessages.ts';

const steps = {
  microsoft: ['1', '2', '3', '4', '5', '6'],
  google: ['1', '2', '3', '4'],
  other: ['1', '2'],
} as const;

/** What is to be done at the provider before anybody can sign in there, with the address that it comes back to. */
export function SignInGuide({ provider, hasTitle }: Pick<SignInAt, 'provider'> & { hasTitle?: boolean }) {
  const t = useT(signInMessages);
  const place = useQuery({ queryKey: ['channels', 'sign-in'], queryFn: readSignInPlace });
  const words =
    provider === 'microsoft'
      ? steps.microsoft.map((step) => t(`signIn.microsoft.${step}`))
      : provider === 'google'
        ? steps.google.map((step) => t(`signIn.google.${step}`))
        : steps.other.map((step) => t(`signIn.other.${step}`));
  return (
    <div className="flex max-w-[68ch] flex-col gap-3 text-list">
      {hasTitle && <h2 className="font-semibold">{t('signIn.how')}</h2>}
      <ol className="flex list-decimal flex-col gap-1.5 pl-5 marker:text-muted">
        {words.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Loaded query={place} skeleton={<Skeleton className="h-8 w-full max-w-110" />}>
        {({ redirectUri }) => <Place redirectUri={redirectUri} isStrict={provider !== 'other'} />}
      </Loaded>
    </div>
  );
}

/** `isStrict`: this provider comes back to no address that is open to everybody on the way. */
function Place({ redirectUri, isStrict }: { redirectUri: string; isStrict: boolean }) {
  const t = useT(signInMessages);
  const { origin, protocol, hostname } = new URL(redirectUri);
  const isOpen = isStrict && protocol !== 'https:' && hostname !== 'localhost';
  return (
    <>
      <CopyField label={t('signIn.redirect')} value={redirectUri} />
      {isOpen && <p className="text-meta text-muted">{t('signIn.open')}</p>}
      {origin !== window.location.origin && (
        <Banner kind="warning" className="rounded-small">
          {t('signIn.elsewhere', { origin })}
        </Banner>
      )}
    </>
  );
}
