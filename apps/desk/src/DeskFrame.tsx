import { applyTheme, Banner, Button, chooseLocale, ErrorState, I18nProvider, lazyPart, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { isApiError } from './api.ts';
import { useDeskKeys } from './keys/useDeskKeys.ts';
import { useIsOffline } from './live/connection.ts';
import { useNewVersion } from './live/new-version.ts';
import { useLive } from './live/useLive.ts';
import { useSetLocale } from './localeSetting.ts';
import { shellMessages } from './messages.ts';
import { absencesQuery, Me, meQuery, useMe } from './people/people.ts';
import { guarded } from './promises/guarded.ts';
import { Pending } from './screens/Pending.tsx';

const AwayBanner = lazyPart(() => import('./account/AwayBanner.tsx').then((file) => file.AwayBanner));
const ExampleStrip = lazyPart(() => import('./setup/ExampleStrip.tsx').then((file) => file.ExampleStrip));
const Palette = lazyPart(() => import('./search/Palette.tsx').then((file) => file.Palette));
const GuardDialog = lazyPart(() => import('./promises/GuardDialog.tsx').then((file) => file.GuardDialog));
const KeySheet = lazyPart(() => import('./keys/KeySheet.tsx').then((file) => file.KeySheet));

/** Around every screen of a signed-in agent: who it is, what happens meanwhile, keys, palette. */
export function DeskFrame() {
  const t = useT(shellMessages);
  const { data: me, error, refetch } = useQuery(meQuery);
  const setLocale = useSetLocale();
  const locale = me && chooseLocale(me.locale, navigator.languages);
  useEffect(() => {
    if (locale) setLocale(locale);
  }, [locale, setLocale]);
  const theme = me?.theme;
  useEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
  if (me && locale)
    return (
      <I18nProvider locale={locale} timeZone={me.timeZone || undefined}>
        <Me value={me}>
          <SignedIn />
        </Me>
      </I18nProvider>
    );
  // The sign-in page is on its way.
  if (!error || (isApiError(error) && error.code === 'auth.required')) return <Pending />;
  return (
    <main className="h-dvh">
      <ErrorState
        title={t('shell.notAnswering')}
        reference={isApiError(error) ? error.reference : undefined}
        onRetry={() => void refetch()}
      >
        {t('shell.notAnsweringBody')}
      </ErrorState>
    </main>
  );
}

function SignedIn() {
  useLive();
  const { overlay, close } = useDeskKeys();
  const isGuarded = useSyncExternalStore(guarded.subscribe, guarded.get) !== null;
  return (
    <>
      <Outlet />
      {overlay === 'palette' && <Palette onClose={close} />}
      {isGuarded && <GuardDialog />}
      {overlay === 'keys' && <KeySheet onClose={close} />}
    </>
  );
}

/** Across the top of a screen of work: what stands in the way of it. */
export function TopBanners() {
  const { id } = useMe();
  const away = useQuery(absencesQuery).data?.find(({ agentId }) => agentId === id);
  return (
    <>
      <ServerBanner />
      <Examples />
      {away && <AwayBanner until={away.until} />}
    </>
  );
}

/** That some of what is seen is made up; its room is there from the start, so that nothing moves when it comes. */
export const Examples = () =>
  useMe().hasExamples && (
    <div className="h-8 shrink-0 print:hidden">
      <ExampleStrip />
    </div>
  );

/** Across the top of a screen: that nothing is heard from the server, or that it has a newer desk than this. */
export function ServerBanner() {
  const t = useT(shellMessages);
  const isOffline = useIsOffline();
  const isOutdated = useNewVersion();
  if (isOffline) return <Banner kind="offline">{t('shell.offline')}</Banner>;
  if (!isOutdated) return null;
  const reload = (
    <Button size="small" onPress={() => window.location.reload()}>
      {t('shell.reload')}
    </Button>
  );
  return (
    <Banner kind="info" action={reload}>
      {t('shell.newVersion')}
    </Banner>
  );
}
