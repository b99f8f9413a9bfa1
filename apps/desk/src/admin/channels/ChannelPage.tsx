import type { ChannelDto } from '@hilo/api';
import { Banner, Button, EmptyState, RelativeTime, Skeleton, toasts, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Inbox, Pause, Play, Zap } from 'lucide-react';
import { useState } from 'react';
import { manifestOf } from '../../channel-manifests.ts';
import { adminMessages } from '../adminMessages.ts';
import { BackTo } from '../BackTo.tsx';
import { archiveChannel, changeChannel, probeChannel, readChannelCounts } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Block, Page } from '../Page.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { ChannelCounts } from './ChannelCounts.tsx';
import { ChannelHealth } from './ChannelHealth.tsx';
import { useChannelList } from './Channels.tsx';
import { Connection } from './Connection.tsx';
import { manifestWords } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import { OnTheDesk } from './OnTheDesk.tsx';
import { OnYourSite } from './OnYourSite.tsx';
import { ProbeSteps } from './ProbeSteps.tsx';
import { Refusal } from './Refusal.tsx';
import { SignIn } from './SignIn.tsx';
import { Standing } from './Standing.tsx';
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
  const manifest = manifestOf(channel.kind);
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
      {manifest && <SignIn channel={channel} manifest={manifest} />}
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
      <PutAway channel={channel} />
    </Page>
  );
}

/** Takes the channel away; what came by it stays. */
function PutAway({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const navigate = useNavigate();
  const [isArchiving, setArchiving] = useState(false);
  const archive = useChange(
    () => archiveChannel(channel.id),
    ['channels'],
    () => {
      toasts.show({ text: t('channels.archived'), tone: 'done' });
      void navigate({ to: '/admin/channels' });
    },
  );
  return (
    <>
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
    </>
  );
}
