import { IconButton, lazyPart, Popover, PopoverTrigger, single, useMedia, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Bell as BellIcon } from 'lucide-react';
import { useEffect } from 'react';
import { shellMessages } from '../messages.ts';
import { noticeCountQuery } from './notice-queries.ts';
import { whenMoreComes } from './when-more-comes.ts';

const NoticeList = lazyPart(() => import('./NoticeList.tsx').then((file) => file.NoticeList), 'inPlace');

const most = 99;

/** How much is new for this agent, and what. */
export function Bell() {
  const t = useT(shellMessages);
  const { data: unread = 0 } = useQuery(noticeCountQuery);
  const client = useQueryClient();
  const isBar = useMedia(single);
  const navigate = useNavigate();
  // What rings, and what shows it outside the page, is fetched when something comes: the first screen goes without.
  useEffect(
    () =>
      whenMoreComes(client, () => {
        void import('./ring.ts').then(
          ({ ring }) => ring(),
          () => undefined,
        );
        if ('Notification' in window && Notification.permission === 'granted')
          void import('./show-in-browser.ts')
            .then(({ showInBrowser }) => showInBrowser(client, (href) => void navigate({ href })))
            .catch(() => undefined);
      }),
    [client, navigate],
  );
  const words = unread > most ? `${most}+` : String(unread);
  // A tab among others says whether it is worth going there.
  useEffect(() => {
    document.title = unread > 0 ? `(${words}) Hilo` : 'Hilo';
  }, [unread, words]);
  return (
    <span className="relative flex">
      <PopoverTrigger>
        <IconButton
          icon={BellIcon}
          label={unread > 0 ? t('nav.bellUnread', { count: unread }) : t('nav.bell')}
          placement="right"
          onHoverStart={NoticeList.preload}
          onFocus={NoticeList.preload}
          className="size-10 rounded-large"
        />
        <Popover label={t('nav.bell')} placement={isBar ? 'top end' : 'right bottom'}>
          {(close) => <NoticeList onClose={close} />}
        </Popover>
      </PopoverTrigger>
      {unread > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.6875rem] leading-4 font-semibold text-on-accent tabular-nums"
        >
          {words}
        </span>
      )}
    </span>
  );
}
