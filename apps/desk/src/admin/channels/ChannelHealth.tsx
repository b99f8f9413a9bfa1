import type { ChannelDto } from '@hilo/api';
import { Badge, useT } from '@hilo/ui';
import { CircleAlert, CircleCheck, CircleDashed, Pause } from 'lucide-react';
import { channelMessages } from './channelMessages.ts';

/** Whether a channel works, in a word and a shape. */
export function ChannelHealth({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  if (!channel.isEnabled) return <Badge icon={Pause}>{t('health.paused')}</Badge>;
  if (channel.refusal && !channel.refusal.isMended && !channel.refusal.isReported)
    return (
      <Badge tone="broken" icon={CircleAlert}>
        {t('health.refused')}
      </Badge>
    );
  if (!channel.health) return <Badge icon={CircleDashed}>{t('health.unknown')}</Badge>;
  return channel.health.ok ? (
    <Badge tone="kept" icon={CircleCheck}>
      {t('health.ok')}
    </Badge>
  ) : (
    <Badge tone="broken" icon={CircleAlert}>
      {t('health.broken')}
    </Badge>
  );
}
