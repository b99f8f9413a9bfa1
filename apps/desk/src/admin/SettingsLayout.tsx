import type { MeDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { permissions } from '@hilo/core';
import { chooseLocale, IconButton, single, useMedia, useT } from '@hilo/ui';
import { Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMe } from '../account/useMe.ts';
import { Examples, ServerBanner } from '../DeskFrame.tsx';
import { DeskNav } from '../DeskNav.tsx';
import { useFocusKept } from '../keys/useFocusKept.ts';
import { useSetLocale } from '../localeSetting.ts';
import { adminMessages } from './adminMessages.ts';
import { Forbidden } from './Forbidden.tsx';
import { Loaded } from './Loaded.tsx';
import { SectionLinks, SectionTabs } from './SectionNav.tsx';
import { sectionAt, sectionsFor } from './sections.ts';

function Frame({ me }: { me: MeDto }) {
  const t = useT(adminMessages);
  const setLocale = useSetLocale();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isSingle = useMedia(single);
  useEffect(() => setLocale(chooseLocale(me.locale)), [me.locale, setLocale]);
  const isIndex = pathname.replace(/\/$/, '') === '/admin';
  const section = sectionAt(pathname);
  /** Reached by the bar below, on a phone as well, and left by it. */
  const isWatch = section?.group === 'group.watch';
  const open = sectionsFor(me.permissions).filter(({ group }) => (group === 'group.watch') === isWatch);
  const isAllowed = !section?.permission || me.permissions.includes(section.permission);
  if (isIndex && !isSingle) {
    const [first] = sectionsFor(me.permissions).filter(({ group }) => group !== 'group.you');
    return <Navigate to={first?.to ?? '/account'} replace />;
  }
  const List = isSingle ? 'main' : 'div';
  const Title = isSingle ? 'h1' : 'p';
  return (
    <div className="flex h-dvh flex-col bg-canvas">
      <ServerBanner />
      <Examples />
      <div className="flex min-h-0 flex-1 max-sm:flex-col-reverse">
        {(!isSingle || isIndex || isWatch) && <DeskNav currentId={isWatch ? 'reports' : 'settings'} />}
        {(!isSingle || isIndex) && (
          <List className="flex w-62 print:hidden shrink-0 flex-col overflow-auto border-r border-line p-3 max-lg:w-56 max-sm:min-h-0 max-sm:w-full max-sm:flex-1 max-sm:border-r-0 max-sm:p-4">
            <nav aria-label={t(isWatch ? 'group.watch' : 'settings.title')}>
              <Title className="flex h-8 items-center px-2 text-title">
                {t(isWatch ? 'group.watch' : 'settings.title')}
              </Title>
              <SectionLinks open={open} />
            </nav>
          </List>
        )}
        {(!isSingle || !isIndex) && (
          <SectionPlace>
            {isSingle && isWatch && open.length > 1 && <SectionTabs open={open} current={section} />}
            {isSingle && !isWatch && (
              <div className="sticky top-0 z-10 flex h-12 print:hidden shrink-0 items-center border-b border-line bg-surface px-2">
                <IconButton
                  icon={ArrowLeft}
                  label={t('settings.toList')}
                  placement="bottom"
                  onPress={() => void navigate({ to: '/admin' })}
                />
                <span aria-hidden className="text-base font-medium">
                  {t('settings.toList')}
                </span>
              </div>
            )}
            {isAllowed ? (
              <Outlet />
            ) : (
              <>
                <h1 className="sr-only">{section && t(section.label)}</h1>
                <Forbidden roles={section?.permission ? permissions[section.permission] : []} />
              </>
            )}
          </SectionPlace>
        )}
      </div>
    </div>
  );
}

/** One section: what is pressed in it and goes leaves the focus in its part of the page. */
function SectionPlace({ children }: { children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  useFocusKept(place, 'section');
  return (
    <main
      ref={place}
      // What is hidden for the eye stays within what scrolls, and makes the page no longer.
      className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-auto bg-surface focus-visible:-outline-offset-2"
    >
      {children}
    </main>
  );
}

/** Account and administration: what can be set at the left, one section of it at the right. */
export function SettingsLayout() {
  const me = useMe();
  const { href } = useLocation();
  const isSignedOut = me.error instanceof ApiError && me.error.status === 401;
  if (isSignedOut) return <Navigate to="/sign-in" search={{ next: href }} replace />;
  if (me.data) return <Frame me={me.data} />;
  return (
    <main className="h-dvh">
      <Loaded query={me}>{() => null}</Loaded>
    </main>
  );
}
