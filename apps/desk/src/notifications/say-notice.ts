import type { NotificationDto } from '@hilo/api';
import type { Translate } from '@hilo/ui/i18n';
import type { noticeMessages } from './noticeMessages.ts';

/** The words of a notification. @param who the colleague who did it, where it was one */
export function sayNotice(
  t: Translate<(typeof noticeMessages)['es']>,
  { kind, times, tickets }: Pick<NotificationDto, 'kind' | 'times' | 'tickets'>,
  who: string | undefined,
): string {
  const name = who ?? t('notice.somebody');
  switch (kind) {
    case 'mentioned':
      return t('notice.mentioned', { who: name });
    case 'assigned':
      return tickets > 1
        ? t('notice.assignedMany', { who: name, count: tickets })
        : t('notice.assigned', { who: name });
    case 'message':
      return t('notice.message', { times });
    case 'opened':
    case 'warned':
    case 'breached':
    case 'escalated':
      return tickets > 1 ? t(`notice.${kind}Many`, { count: tickets }) : t(`notice.${kind}`);
    case 'returned':
      return tickets > 1 ? t('notice.returnedMany', { count: tickets }) : t('notice.returned');
    case 'approval':
      return t('notice.approval', { who: name });
    default:
      return t(`notice.${kind}`);
  }
}

/** Where a notification leads: its ticket, or where it stands for many the list that they are in. */
export const placeOf = ({
  kind,
  ticket,
  tickets,
}: Pick<NotificationDto, 'kind' | 'ticket' | 'tickets'>): string =>
  tickets > 1
    ? `/tickets?view=${kind === 'opened' ? 'unassigned' : 'mine'}`
    : `/tickets/${ticket.id}?view=all`;
