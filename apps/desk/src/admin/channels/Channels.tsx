import type { ChannelDto } from '@hilo/api';
import { Button, EmptyState, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, Inbox, Plus } from 'lucide-react';
import { manifestOf } from '../../channel-manifests.ts';
import { iconOfKind } from '../../channels.tsx';
import { adminMessages } from '../adminMessages.ts';
import { listChannels } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { Row, Rows } from '../Rows.tsx';
import { ChannelHealth } from './ChannelHealth.tsx';
import { manifestWords } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';

export const useChannelList = () => useQuery({ queryKey: ['channels'], queryFn: listChannels });

export function Channels() {
  const t = useT(channelMessages);
  const words = useT(adminMessages);
  const locale = useLocale();
  const navigate = useNavigate();
  const channels = useChannelList();
  const connect = (
    <Button variant="primary" icon={Plus} onPress={() => void navigate({ to: '/admin/channels/new' })}>
      {t('channels.new')}
    </Button>
  );
  const about = (channel: ChannelDto) => {
    const ofManifest = manifestWords(manifestOf(channel.kind), locale);
    const failed = channel.isEnabled ? channel.health?.steps.find((step) => !step.ok)?.step : undefined;
    if (failed) return t('health.failedAt', { step: ofManifest(`step.${failed}`) ?? failed });
    return ofManifest('name') ?? channel.kind;
  };
  return (
    <Page
      title={words('nav.channels')}
      about={t('channels.about')}
      action={channels.data?.length ? connect : undefined}
    >
      <Loaded query={channels}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Inbox} title={t('channels.empty')} action={connect} className="py-16">
              {t('channels.emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.channels')}>
              {list.map((channel) => {
                const Icon = iconOfKind(channel.kind);
                return (
                  <Row
                    key={channel.id}
                    isLinked
                    lead={<Icon size={20} aria-hidden className="ml-1 text-muted" />}
                    name={
                      <Link
                        to="/admin/channels/$channelId"
                        params={{ channelId: channel.id }}
                        className="after:absolute after:inset-0"
                      >
                        {channel.name}
                      </Link>
                    }
                    about={about(channel)}
                    marks={<ChannelHealth channel={channel} />}
                    actions={<ChevronRight size={16} aria-hidden className="text-muted" />}
                  />
                );
              })}
            </Rows>
          )
        }
      </Loaded>
    </Page>
  );
}
