import type { NotificationDto } from '@hilo/api';
import type { Translate } from '@hilo/ui/i18n';
import type { noticeMessages } from './noticeMessages.ts';

/** The words of a notification. @param who the colleague who did it, where it was one */
export function sayNotice(
  t: Translate<(typeof noticeMessages)['es']>,
  { kind, times }: Pick<NotificationDto, 'kind' | 'times'>,
  who: string | undefined,
): string {
  const name = who ?? t('notice.somebody');
  switch (kind) {
    case 'mentioned':
      return t('notice.mentioned', { who: name });
    case 'assigned':
      return t('notice.assigned', { who: name });
    case 'message':
      return t('notice.message', { times });
    case 'approval':
      return t('notice.approval', { who: name });
    default:
      return t(`notice.${kind}`);
  }
}
