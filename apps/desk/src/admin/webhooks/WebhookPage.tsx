import type { AttemptDto, WebhookDto } from '@hilo/api';
import { Banner, Button, ConfirmDialog, RelativeTime, Switch, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { KeyRound, Pencil, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import {
  changeWebhook,
  deleteWebhook,
  readWebhook,
  resumeWebhook,
  rotateSecret,
  testWebhook,
} from '../webhooksApi.ts';
import { Deliveries } from './Deliveries.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { useCodeWords } from './useCodeWords.ts';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookState } from './WebhookState.tsx';
import { webhookMessages } from './webhookMessages.ts';

export function WebhookPage() {
  const words = useT(adminMessages);
  const { webhookId } = useParams({ strict: false }) as { webhookId: string };
  const webhook = useQuery({
    queryKey: ['webhooks', webhookId],
    queryFn: () => readWebhook(webhookId),
    refetchInterval: 10_000,
  });
  return webhook.data ? (
    <WebhookBody webhook={webhook.data} />
  ) : (
    <Page title={words('nav.webhooks')}>
      <Loaded query={webhook}>{() => null}</Loaded>
    </Page>
  );
}

function WebhookBody({ webhook }: { webhook: WebhookDto }) {
  const t = useT(webhookMessages);
  const words = useT(adminMessages);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'edit' | 'rotate' | 'delete' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id } = webhook;
  const close = () => setDialog(null);
  const toggle = useChange((isEnabled: boolean) => changeWebhook(id, { isEnabled }), ['webhooks']);
  const rotate = useChange(
    (_: undefined) => rotateSecret(id, 24),
    ['webhooks'],
    (answer) => {
      close();
      setSecret(answer.secret);
    },
  );
  const remove = useChange(
    (_: undefined) => deleteWebhook(id),
    [],
    () => {
      toasts.show({ text: t('deleted'), tone: 'done' });
      void navigate({ to: '/admin/webhooks' });
    },
  );
  return (
    <Page
      title={webhook.name}
      about={
        <>
          <BackTo to="/admin/webhooks">{t('back')}</BackTo>
          <span className="block break-all">{webhook.url}</span>
        </>
      }
      action={
        <Button icon={Pencil} onPress={() => setDialog('edit')}>
          {t('edit')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ProblemNote error={toggle.error} />
        <Standing webhook={webhook} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Switch
            isSelected={webhook.isEnabled}
            isDisabled={toggle.isPending}
            onChange={(on) => toggle.mutate(on)}
          >
            {t('isEnabled')}
          </Switch>
          <WebhookState webhook={webhook} />
        </div>
        <p className="text-list text-muted">
          {webhook.eventTypes.includes('*') ? t('events.all') : webhook.eventTypes.join(', ')}
          {!webhook.isEnabled && ` · ${t('offHelp')}`}
        </p>
        <TestLine id={id} />
      </div>
      <Block title={t('log')} about={t('logAbout')}>
        <Deliveries webhookId={id} failedCount={webhook.failedCount} />
      </Block>
      <Block title={t('signature')} about={t('signatureAbout')}>
        {webhook.oldSecretUntil && <Overlap until={webhook.oldSecretUntil} />}
        <div className="flex flex-wrap gap-2">
          <Button icon={KeyRound} onPress={() => setDialog('rotate')}>
            {t('rotate')}
          </Button>
          <Button variant="bare" icon={Trash2} onPress={() => setDialog('delete')}>
            {t('remove')}
          </Button>
        </div>
      </Block>
      {dialog === 'edit' && <WebhookDialog webhook={webhook} onClose={close} />}
      {dialog === 'rotate' && (
        <ConfirmDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && close()}
          title={t('rotateTitle')}
          confirmLabel={t('rotate')}
          isPending={rotate.isPending}
          onConfirm={() => rotate.mutateAsync(undefined).then(() => undefined)}
        >
          <ProblemNote error={rotate.error} />
          <p>{t('rotateBody')}</p>
        </ConfirmDialog>
      )}
      {dialog === 'delete' && (
        <SureDialog
          title={t('deleteTitle', { name: webhook.name })}
          confirmLabel={words('delete')}
          change={remove}
          onClose={close}
        >
          <p>{t('deleteBody')}</p>
        </SureDialog>
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}

function Overlap({ until }: { until: string }) {
  const t = useT(webhookMessages);
  const format = useFormat();
  return <p className="mb-3 text-list">{t('overlap', { until: format.date(until, 'full') })}</p>;
}

/** What stands still, why, and the two ways on. */
function Standing({ webhook }: { webhook: WebhookDto }) {
  const t = useT(webhookMessages);
  const resume = useChange(
    (skipFailed: boolean) => resumeWebhook(webhook.id, skipFailed),
    ['webhooks', 'deliveries'],
  );
  const { pausedWhy, nextAttemptAt } = webhook;
  if (pausedWhy === null && nextAttemptAt === null) return null;
  return (
    <>
      <Banner kind={pausedWhy ? 'error' : 'warning'} className="rounded-small">
        {pausedWhy ? (
          t(`paused.${pausedWhy}`)
        ) : (
          <>
            {t('nextAttempt')} <RelativeTime at={nextAttemptAt!} style="sentence" />.
          </>
        )}
      </Banner>
      <div className="flex flex-wrap gap-2">
        <Button size="small" isPending={resume.isPending} onPress={() => resume.mutate(false)}>
          {pausedWhy ? t('resume') : t('retryNow')}
        </Button>
        <Button size="small" variant="bare" isDisabled={resume.isPending} onPress={() => resume.mutate(true)}>
          {t('skip')}
        </Button>
      </div>
      <ProblemNote error={resume.error} />
    </>
  );
}

function TestLine({ id }: { id: string }) {
  const t = useT(webhookMessages);
  const codeWords = useCodeWords();
  const test = useChange((_: undefined) => testWebhook(id), []);
  const say = (attempt: AttemptDto) =>
    attempt.ok
      ? t('test.ok', { status: String(attempt.status), ms: String(attempt.durationMs) })
      : t('test.failed', { why: codeWords(attempt) });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button icon={Send} isPending={test.isPending} onPress={() => test.mutate(undefined)}>
        {t('test')}
      </Button>
      <span role="status" className="text-list">
        {test.data && say(test.data)}
      </span>
      <ProblemNote error={test.error} />
    </div>
  );
}
