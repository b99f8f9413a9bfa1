import {
  Avatar,
  applyTheme,
  IconButton,
  locales,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  NavRail,
  ownNameOf,
  type Theme,
  Tooltip,
  toasts,
  useT,
} from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import {
  ChartColumn,
  Inbox,
  Keyboard,
  LogOut,
  Search,
  Settings,
  SunMoon,
  UserRound,
  Users,
} from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { api, signedOut } from './api.ts';
import { useActs } from './keys/acts.ts';
import { openOverlay } from './keys/overlays.ts';
import { shellMessages } from './messages.ts';
import { Bell } from './notifications/Bell.tsx';
import { meQuery, useMay, useMe } from './people/people.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The ways through the desk, the same on every screen of it. */
export const DeskNav = memo(function DeskNav({
  currentId,
}: {
  currentId: 'tickets' | 'customers' | 'reports' | 'settings' | undefined;
}) {
  const t = useT(shellMessages);
  const mayReport = useMay('reports.read');
  return (
    <NavRail
      currentId={currentId}
      items={[
        { id: 'tickets', label: t('nav.tickets'), icon: Inbox, href: '/tickets', keys: 'g q' },
        { id: 'customers', label: t('nav.customers'), icon: Users, href: '/customers', keys: 'g c' },
        ...(mayReport
          ? [{ id: 'reports', label: t('nav.reports'), icon: ChartColumn, href: '/promises' }]
          : []),
        { id: 'settings', label: t('nav.settings'), icon: Settings, href: '/admin' },
      ]}
      foot={
        <>
          <IconButton
            icon={Search}
            label={t('nav.search')}
            keys="mod+k"
            placement="right"
            onPress={() => openOverlay('palette')}
            className="size-10 rounded-large max-sm:hidden"
          />
          <Bell />
          <AgentMenu />
        </>
      }
    />
  );
});

function AgentMenu() {
  const t = useT(shellMessages);
  const me = useMe();
  const client = useQueryClient();
  const change = (body: { theme?: Theme; locale?: 'es' | 'en' }) => {
    if (body.theme) applyTheme(body.theme);
    client.setQueryData(meQuery.queryKey, { ...me, ...body });
    api.changeMe(body).catch(() => toasts.show({ text: t('agent.notSaved'), tone: 'failed' }));
  };
  const signOut = async () => {
    const answer = await fetch('/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => null);
    if (answer?.ok) signedOut.go();
    else toasts.show({ text: t('agent.signOutFailed'), tone: 'failed' });
  };
  useActs([
    ...themes.map((theme) => ({
      id: theme,
      icon: SunMoon,
      isRare: true,
      label: `${t('agent.theme')}: ${t(`agent.theme.${theme}`)}`,
      run: () => change({ theme }),
    })),
    { id: 'signOut', icon: LogOut, label: t('agent.signOut'), isRare: true, run: () => void signOut() },
  ]);
  return (
    <MenuTrigger>
      <Tooltip text={me.name} placement="right">
        <Button className="reach flex size-10 items-center justify-center rounded-full data-hovered:bg-hover">
          <span className="sr-only">{t('nav.agent', { name: me.name })}</span>
          <Avatar name={me.name} size={32} src={me.photoUrl} />
        </Button>
      </Tooltip>
      <Menu aria-label={me.name} placement="right bottom">
        <MenuItem icon={UserRound} href="/account">
          {t('agent.account')}
        </MenuItem>
        <MenuItem icon={Keyboard} keys="?" onAction={() => openOverlay('keys')}>
          {t('agent.keys')}
        </MenuItem>
        <MenuSeparator />
        <MenuSection
          title={t('agent.theme')}
          selectionMode="single"
          selectedKeys={[me.theme]}
          disallowEmptySelection
          onChoose={(key) => {
            const theme = themes.find((one) => one === key);
            if (theme) change({ theme });
          }}
        >
          {themes.map((theme) => (
            <MenuItem key={theme} id={theme}>
              {t(`agent.theme.${theme}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection
          title={t('agent.language')}
          selectionMode="single"
          selectedKeys={[me.locale]}
          disallowEmptySelection
          onChoose={(key) => {
            const locale = locales.find((one) => one === key);
            if (locale) change({ locale });
          }}
        >
          {locales.map((locale) => (
            <MenuItem key={locale} id={locale}>
              {ownNameOf[locale]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSeparator />
        <MenuItem icon={LogOut} onAction={() => void signOut()}>
          {t('agent.signOut')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
