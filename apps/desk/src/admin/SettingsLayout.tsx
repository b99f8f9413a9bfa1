import type { MeDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { permissions } from '@hilo/core';
import { chooseLocale, IconButton, joinClasses, single, useMedia, useT } from '@hilo/ui';
import { Link, Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMe } from '../account/useMe.ts';
import { OfflineBanner } from '../DeskFrame.tsx';
import { DeskNav } from '../DeskNav.tsx';
import { useFocusKept } from '../keys/useFocusKept.ts';
import { useSetLocale } from '../localeSetting.ts';
import { DemoBanner } from '../setup/DemoBanner.tsx';
import { adminMessages } from './adminMessages.ts';
import { Forbidden } from './Forbidden.tsx';
import { Loaded } from './Loaded.tsx';
import { type Section, sectionAt, sectionsFor } from './sections.ts';

function SectionLinks({ me }: { me: MeDto }) {
  const t = useT(adminMessages);
  const open = sectionsFor(me.permissions);
  const groups = Map.groupBy(open, (section) => section.group);
  const pathname = useLocation().pathname;
  const current = sectionAt(pathname);
  const list = useRef<HTMLDivElement>(null);
  // Many do not fit: the one that is open is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another section is open
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [current?.to]);
  const link = (section: Section) => (
    <li key={section.to}>
      <Link
        to={section.to}
        activeOptions={{ exact: true }}
        {...(current === section ? { 'aria-current': 'page' as const } : {})}
        className={joinClasses(
          'reach flex h-8 items-center gap-2.5 rounded-small px-2 text-base transition-colors max-sm:h-11',
          current === section ? 'bg-accent-soft font-medium text-accent-ink' : 'text-ink hover:bg-hover',
        )}
      >
        <section.icon size={16} aria-hidden className={current === section ? '' : 'text-muted'} />
        <span className="truncate">{t(section.label)}</span>
      </Link>
    </li>
  );
  return (
    <div ref={list}>
      {[...groups].map(([group, entries]) => (
        <div key={group} className="mt-5">
          <h2 className="px-2 pb-1 text-meta font-medium text-muted">{t(group)}</h2>
          <ul className="flex flex-col gap-px">{entries.map(link)}</ul>
        </div>
      ))}
    </div>
  );
}

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
  const isAllowed = !section?.permission || me.permissions.includes(section.permission);
  if (isIndex && !isSingle) {
    const [first] = sectionsFor(me.permissions).filter(({ group }) => group !== 'group.you');
    return <Navigate to={first?.to ?? '/account'} replace />;
  }
  const List = isSingle ? 'main' : 'div';
  const Title = isSingle ? 'h1' : 'p';
  return (
    <div className="flex h-dvh flex-col bg-canvas">
      <OfflineBanner />
      {me.permissions.includes('settings.write') && <DemoBanner />}
      <div className="flex min-h-0 flex-1 max-sm:flex-col-reverse">
        {(!isSingle || isIndex || isWatch) && <DeskNav currentId={isWatch ? 'reports' : 'settings'} />}
        {(!isSingle || isIndex) && (
          <List className="flex w-62 shrink-0 flex-col overflow-auto border-r border-line p-3 max-lg:w-56 max-sm:min-h-0 max-sm:w-full max-sm:flex-1 max-sm:border-r-0 max-sm:p-4">
            <nav aria-label={t('settings.title')}>
              <Title className="flex h-8 items-center px-2 text-title">{t('settings.title')}</Title>
              <SectionLinks me={me} />
            </nav>
          </List>
        )}
        {(!isSingle || !isIndex) && (
          <SectionPlace>
            {isSingle && (
              <div className="sticky top-0 z-10 flex h-12 shrink-0 items-center border-b border-line bg-surface px-2">
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
