import type { WebhookDto } from '@hilo/api';
import { Button, EmptyState, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { Row, Rows } from '../Rows.tsx';
import { listWebhooks } from '../webhooksApi.ts';
import { SecretDialog } from './SecretDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookState } from './WebhookState.tsx';
import { webhookMessages } from './webhookMessages.ts';

export function Webhooks() {
  const t = useT(webhookMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const webhooks = useQuery({ queryKey: ['webhooks'], queryFn: listWebhooks, refetchInterval: 15_000 });
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<(WebhookDto & { secret: string }) | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  const told = ({ eventTypes }: WebhookDto) =>
    eventTypes.includes('*') ? t('events.all') : t('events.count', { count: eventTypes.length });
  return (
    <Page
      title={words('nav.webhooks')}
      about={t('about')}
      action={webhooks.data?.length ? create : undefined}
    >
      <Loaded query={webhooks}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Webhook} title={t('empty')} action={create} className="py-16">
              {t('emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.webhooks')}>
              {list.map((webhook) => (
                <Row
                  key={webhook.id}
                  isLinked
                  isMuted={!webhook.isEnabled}
                  name={
                    <Link
                      to="/admin/webhooks/$webhookId"
                      params={{ webhookId: webhook.id }}
                      className="after:absolute after:inset-0"
                    >
                      {webhook.name}
                    </Link>
                  }
                  about={`${webhook.url} · ${told(webhook)}`}
                  marks={<WebhookState webhook={webhook} />}
                  actions={<ChevronRight size={16} aria-hidden className="text-muted" />}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {isCreating && (
        <WebhookDialog webhook={null} onClose={() => setCreating(false)} onCreated={setCreated} />
      )}
      {created && !isCreating && (
        <SecretDialog
          secret={created.secret}
          onClose={() =>
            void navigate({ to: '/admin/webhooks/$webhookId', params: { webhookId: created.id } })
          }
        />
      )}
    </Page>
  );
}
