import type { WebhookDto } from '@hilo/api';
import { Badge, useT } from '@hilo/ui';
import { CirclePause } from 'lucide-react';
import { webhookMessages } from './webhookMessages.ts';

/** How a webhook stands, in a word or two. */
export function WebhookState({ webhook }: { webhook: WebhookDto }) {
  const t = useT(webhookMessages);
  const { isEnabled, pausedAt, waitingCount, failedCount, nextAttemptAt } = webhook;
  return (
    <>
      {!isEnabled ? (
        <Badge>{t('state.off')}</Badge>
      ) : pausedAt ? (
        <Badge tone="broken" icon={CirclePause}>
          {t('state.paused')}
        </Badge>
      ) : waitingCount > 0 ? (
        <Badge tone={nextAttemptAt ? 'risk' : 'neutral'}>{t('state.waiting', { count: waitingCount })}</Badge>
      ) : (
        <Badge tone="kept">{t('state.on')}</Badge>
      )}
      {failedCount > 0 && <Badge tone="risk">{t('state.failed', { count: failedCount })}</Badge>}
    </>
  );
}
