import type { ChannelDto } from '@hilo/api';
import { Button, RawDetail, RelativeTime, toasts, useT } from '@hilo/ui';
import { Send } from 'lucide-react';
import { resendRefused } from '../channelsApi.ts';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { channelMessages } from './channelMessages.ts';

type Props = { channelId: string; refusal: NonNullable<ChannelDto['refusal']> };
const causes = ['sender-refused', 'auth', 'not-configured'] as const;

/** What a channel could not send through a fault of its own: why, what to do, and all of it once more. */
export function Refusal({ channelId, refusal }: Props) {
  const t = useT(channelMessages);
  const cause = causes.find((code) => code === refusal.code) ?? 'other';
  const resend = useChange(
    () => resendRefused(channelId),
    ['channels'],
    ({ queued, left }) =>
      toasts.show({
        text: [t('refusal.resent', { count: queued }), left > 0 && t('refusal.left', { count: left })]
          .filter(Boolean)
          .join(' '),
        tone: queued > 0 ? 'done' : 'failed',
      }),
  );
  return (
    <Block title={t('refusal.title')}>
      <div className="flex max-w-[68ch] flex-col items-start gap-3 text-list">
        <p className="text-base font-medium text-broken-ink">
          {t('refusal.count', { count: refusal.count })}
        </p>
        <p>{t(`refusal.${cause}`)}</p>
        {refusal.detail && <RawDetail>{refusal.detail}</RawDetail>}
        <p className="text-meta text-muted">
          {t('refusal.last')} <RelativeTime at={refusal.lastAt} style="sentence" />.{' '}
          {refusal.isReported ? t('refusal.reported') : refusal.isMended && t('refusal.mended')}
        </p>
        <ProblemNote error={resend.error} />
        <Button icon={Send} isPending={resend.isPending} onPress={() => resend.mutate(undefined)}>
          {t('refusal.resend', { count: refusal.count })}
        </Button>
      </div>
    </Block>
  );
}
