import type { ChannelDto } from '@hilo/api';
import {
  Banner,
  Button,
  EmptyState,
  RelativeTime,
  Select,
  Skeleton,
  TextArea,
  TextField,
  toasts,
  useLocale,
  useT,
} from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Inbox, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import { manifestOf } from '../../channel-manifests.ts';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import {
  archiveChannel,
  type ChannelChange,
  changeChannel,
  probeChannel,
  readChannelCounts,
} from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { wrongFields } from '../request.ts';
import { SaveForm } from '../SaveForm.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useQueues } from '../usePeople.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { ChannelCounts } from './ChannelCounts.tsx';
import { ChannelForm } from './ChannelForm.tsx';
import { ChannelHealth } from './ChannelHealth.tsx';
import { useChannelList } from './Channels.tsx';
import { manifestWords, type Settings, settingsToSend, typeInto } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import { OnYourSite } from './OnYourSite.tsx';
import { ProbeSteps } from './ProbeSteps.tsx';
import { Refusal } from './Refusal.tsx';
import { Standing } from './Standing.tsx';
import { useTest } from './useTest.ts';
import { Vocation } from './Vocation.tsx';

/** One channel: does it work, what became of what came by it, and how it is set. */
export function ChannelPage() {
  const t = useT(channelMessages);
  const words = useT(adminMessages);
  const { channelId } = useParams({ strict: false });
  const channels = useChannelList();
  const found = channels.data?.find((each) => each.id === channelId);
  if (found) return <OneChannel key={found.id} channel={found} />;
  return (
    <Page title={words('nav.channels')}>
      <Loaded query={channels} skeleton={<Skeleton className="h-3 w-96 max-w-full" />}>
        {() => (
          <EmptyState icon={Inbox} title={t('channels.notFound')} action={<AllChannels />} className="py-16">
            {t('channels.notFoundBody')}
          </EmptyState>
        )}
      </Loaded>
    </Page>
  );
}

/** Back to the list. */
function AllChannels() {
  const t = useT(channelMessages);
  return <BackTo to="/admin/channels">{t('channels.back')}</BackTo>;
}

function OneChannel({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const say = useProblemWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const manifest = manifestOf(channel.kind);
  const [isArchiving, setArchiving] = useState(false);
  const test = useChange(() => probeChannel(channel.id), ['channels']);
  const counts = useQuery({
    queryKey: ['channels', channel.id, 'counts'],
    queryFn: () => readChannelCounts(channel.id),
  });
  const pause = useChange(
    (isEnabled: boolean) => changeChannel(channel.id, { isEnabled }),
    ['channels'],
    (_, isEnabled) => toasts.show({ text: isEnabled ? t('pause.undone') : t('pause.done'), tone: 'done' }),
  );
  const archive = useChange(
    () => archiveChannel(channel.id),
    ['channels'],
    () => {
      toasts.show({ text: t('channels.archived'), tone: 'done' });
      void navigate({ to: '/admin/channels' });
    },
  );
  const runTest = () =>
    test.mutate(undefined, { onError: (error) => toasts.show({ text: say(error), tone: 'failed' }) });
  const probe = test.data ?? (channel.isEnabled ? channel.health : null);
  return (
    <Page
      title={channel.name}
      about={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AllChannels />
          <span aria-hidden>·</span>
          {manifestWords(manifest, locale)('name') ?? channel.kind}
          <ChannelHealth channel={channel} />
        </span>
      }
      action={
        <div className="flex gap-2">
          <Button
            icon={channel.isEnabled ? Pause : Play}
            isPending={pause.isPending}
            onPress={() =>
              pause.mutate(!channel.isEnabled, {
                onError: (error) => toasts.show({ text: say(error), tone: 'failed' }),
              })
            }
          >
            {channel.isEnabled ? t('pause.do') : t('pause.undo')}
          </Button>
          <Button icon={Zap} isPending={test.isPending} onPress={runTest}>
            {t('test.run')}
          </Button>
        </div>
      }
    >
      {!channel.isEnabled && (
        <Banner kind="warning" className="-mt-3 rounded-small">
          {t('pause.banner')}
        </Banner>
      )}
      {probe && (test.data || !probe.ok) && (
        <Block title={t('test.title')}>
          <ProbeSteps probe={probe} manifest={manifest} />
          {!test.data && channel.health && (
            <p className="mt-3 text-meta text-muted">
              {t('health.at')} <RelativeTime at={channel.health.at} style="sentence" />
            </p>
          )}
        </Block>
      )}
      {channel.refusal && <Refusal channelId={channel.id} refusal={channel.refusal} />}
      <Block title={t('counts.title')}>
        <Loaded query={counts} skeleton={<Skeleton className="h-12 w-full" />}>
          {(data) => <ChannelCounts counts={data} channelId={channel.id} />}
        </Loaded>
      </Block>
      {manifest?.capabilities.carrier === 'own' && <OnYourSite channel={channel} />}
      {manifest?.standing && <Standing channelId={channel.id} manifest={manifest} />}
      <Vocation channel={channel} />
      <OnTheDesk channel={channel} />
      {manifest && <Connection channel={channel} manifest={manifest} />}
      <section className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-6">
        <p className="text-list text-muted">{t('archive.about')}</p>
        <Button variant="quiet" className="text-broken-ink" onPress={() => setArchiving(true)}>
          {t('archive.do')}
        </Button>
      </section>
      {isArchiving && (
        <SureDialog
          title={t('archive.title', { name: channel.name })}
          confirmLabel={t('archive.confirm')}
          change={archive}
          onClose={() => setArchiving(false)}
        >
          <p>{t('archive.body')}</p>
        </SureDialog>
      )}
    </Page>
  );
}

/** Saves a part of a channel and says so. */
function useChannelChange(channel: ChannelDto, onDone?: () => void) {
  const words = useT(adminMessages);
  return useChange(
    (body: ChannelChange) => changeChannel(channel.id, body),
    ['channels'],
    () => {
      toasts.show({ text: words('saved'), tone: 'done' });
      onDone?.();
    },
  );
}

function OnTheDesk({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const queues = useQueues();
  const [name, setName] = useState(channel.name);
  const [queueId, setQueueId] = useState(channel.queueId);
  const [signature, setSignature] = useState(channel.signature);
  const save = useChannelChange(channel);
  const isChanged =
    name.trim() !== channel.name || queueId !== channel.queueId || signature !== channel.signature;
  return (
    <Block title={t('settings.general')}>
      <SaveForm
        save={save}
        isChanged={isChanged}
        isPrimary={false}
        onSave={() => name.trim() && save.mutate({ name: name.trim(), queueId, signature })}
      >
        <TextField
          label={t('channels.name')}
          value={name}
          onChange={setName}
          isInvalid={name.trim() === ''}
          errorMessage={t('form.missing')}
        />
        <Select
          label={t('settings.queue')}
          value={queueId}
          onChange={(key) => setQueueId(String(key))}
          choices={(queues.data ?? []).map((queue) => ({ id: queue.id, label: queue.name }))}
        />
        <TextArea
          label={t('settings.signature')}
          description={t('settings.signatureHelp')}
          isOptional
          value={signature}
          onChange={setSignature}
        />
      </SaveForm>
    </Block>
  );
}

type ConnectionProps = { channel: ChannelDto; manifest: NonNullable<ReturnType<typeof manifestOf>> };

function Connection({ channel, manifest }: ConnectionProps) {
  const t = useT(channelMessages);
  const words = useT(adminMessages);
  const [typed, setTyped] = useState<Settings>({});
  const save = useChannelChange(channel, () => setTyped({}));
  const test = useTest();
  const settings = { ...channel.settings, ...typed };
  const error = save.error ?? test.error;
  const wrong = wrongFields(error);
  const isChanged = Object.keys(typed).length > 0;
  return (
    <Block title={t('settings.title')} about={t('settings.secrets')}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          test.reset();
          save.mutate({ settings: settingsToSend(manifest, settings, false) });
        }}
      >
        <div className="flex flex-col gap-6">
          <ProblemNote error={error} />
          <ChannelForm
            manifest={manifest}
            settings={settings}
            hasSecret={channel.hasSecret}
            wrong={wrong}
            onChange={(name, value) => setTyped((before) => typeInto(before, name, value))}
          />
          {test.data && <ProbeSteps probe={test.data} manifest={manifest} />}
          <div className="flex gap-2">
            <Button type="submit" isDisabled={!isChanged} isPending={save.isPending}>
              {words('save')}
            </Button>
            <Button
              variant="bare"
              isDisabled={!isChanged}
              isPending={test.isPending}
              onPress={() => {
                save.reset();
                test.mutate({
                  kind: channel.kind,
                  channelId: channel.id,
                  settings: settingsToSend(manifest, settings, false),
                });
              }}
            >
              {t('form.testFirst')}
            </Button>
          </div>
        </div>
      </form>
    </Block>
  );
}
