import type { NotificationDto } from '@hilo/api';
import { Button, EmptyState, ErrorState, IconButton, RelativeTime, SkeletonRows, useT } from '@hilo/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  AlarmClock,
  AtSign,
  CalendarClock,
  CheckCheck,
  ChevronsUp,
  Inbox,
  type LucideIcon,
  MessageSquare,
  OctagonAlert,
  Settings,
  Timer,
  TimerOff,
  UserRound,
  UserRoundCheck,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { api } from '../api.ts';
import { useAgentName } from '../people/people.ts';
import { noticesQuery } from './notice-queries.ts';
import { noticeMessages } from './noticeMessages.ts';
import { placeOf, sayNotice } from './say-notice.ts';

const noticeIcons: Record<NotificationDto['kind'], LucideIcon> = {
  mentioned: AtSign,
  assigned: UserRound,
  opened: Inbox,
  message: MessageSquare,
  returned: AlarmClock,
  failed: OctagonAlert,
  warned: Timer,
  breached: TimerOff,
  escalated: ChevronsUp,
  promised: CalendarClock,
  approval: UserRoundCheck,
};

/** What has gone wrong, and is not only new. */
const bad: ReadonlySet<NotificationDto['kind']> = new Set(['failed', 'breached', 'escalated']);

/** What this agent was told of, newest first; opening one reads it. */
export function NoticeList({ onClose }: { onClose: () => void }) {
  const t = useT(noticeMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useInfiniteQuery(noticesQuery);
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const read = (ids?: string[]) =>
    void api
      .readNotifications(ids)
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: ['notifications'] }));
  const open = (notice: NotificationDto) => {
    onClose();
    if (notice.readAt === null) read([notice.id]);
    void navigate({ href: placeOf(notice) });
  };
  return (
    <div className="-m-3 flex max-h-[70vh] w-90 max-w-[calc(100vw-2rem)] flex-col">
      <header className="flex items-center gap-1 border-b border-line py-1.5 pr-2 pl-4">
        <h2 className="min-w-0 flex-1 text-base font-semibold">{t('bell.title')}</h2>
        <IconButton
          icon={CheckCheck}
          label={t('bell.readAll')}
          isDisabled={notices.every(({ readAt }) => readAt !== null)}
          onPress={() => read()}
        />
        <IconButton
          icon={Settings}
          label={t('bell.settings')}
          onPress={() => {
            onClose();
            void navigate({ href: '/account/notifications' });
          }}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {!query.data && query.error && (
          <ErrorState title={t('bell.failed')} onRetry={() => void query.refetch()} />
        )}
        {!query.data && !query.error && <SkeletonRows count={4} rowHeight={56} />}
        {query.data && notices.length === 0 && (
          <EmptyState title={t('bell.empty')} className="py-8">
            {t('bell.emptyBody')}
          </EmptyState>
        )}
        <ul>
          {notices.map((notice) => (
            <li key={notice.id} className="border-b border-line last:border-b-0">
              <Notice notice={notice} onOpen={() => open(notice)} />
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <Button variant="bare" className="w-full" onPress={() => void query.fetchNextPage()}>
            {t('bell.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Notice({ notice, onOpen }: { notice: NotificationDto; onOpen: () => void }) {
  const t = useT(noticeMessages);
  const agentName = useAgentName();
  const Icon = noticeIcons[notice.kind];
  const { ticket, readAt } = notice;
  const isUnread = readAt === null;
  const name = [ticket.customerName, ticket.subject?.trim() || ticket.trackingKey]
    .filter(Boolean)
    .join(' · ');
  return (
    <AriaButton
      onPress={onOpen}
      className="flex w-full items-start gap-3 px-4 py-2 text-left text-list data-hovered:bg-hover data-focus-visible:-outline-offset-2"
    >
      <Icon
        size={16}
        aria-hidden
        className={`mt-0.5 shrink-0 ${bad.has(notice.kind) ? 'text-broken-ink' : notice.kind === 'warned' ? 'text-risk-ink' : 'text-muted'}`}
      />
      {/* Read in this order; the time stands beside what happened, and the ticket has the whole line below. */}
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <span className={isUnread ? 'font-semibold' : ''}>
          {sayNotice(t, notice, agentName(notice.actorId))}
        </span>
        <bdi title={name} className="col-span-2 row-start-2 block truncate text-muted">
          {notice.tickets > 1 ? t('notice.last', { ticket: name }) : name}
        </bdi>
        <span className="col-start-2 row-start-1 flex h-4.5 items-center gap-2">
          <RelativeTime at={notice.madeAt} className="text-meta text-muted" />
          <span className={`size-1.5 rounded-full ${isUnread ? 'bg-accent' : ''}`}>
            {isUnread && <span className="sr-only">{t('bell.unread')}</span>}
          </span>
        </span>
      </span>
    </AriaButton>
  );
}
