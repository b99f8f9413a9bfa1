import type { SignedInDto } from '@hilo/api';
import { Banner, Button, EmptyState, RawDetail, Skeleton, toasts, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, LogIn } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { BackTo } from '../BackTo.tsx';
import { type BackFromProvider, finishSignIn, probeChannel } from '../channelsApi.ts';
import { Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { channelMessages } from './channelMessages.ts';
import { signInMessages } from './signInMessages.ts';
import { useSignIn } from './useSignIn.ts';

/** Where a provider sends the browser back to: ends the sign-in, tests the channel, and says how it went. */
export function SignedIn() {
  const t = useT(signInMessages);
  const channelWords = useT(channelMessages);
  const navigate = useNavigate();
  // What came back is good once, so it is read once and leaves the address bar at once.
  const [back] = useState(readBack);
  const isBegun = useRef(false);
  const finish = useChange(
    async (given: BackFromProvider) => {
      const ended = await finishSignIn(given);
      // What the test finds stands on the page of the channel; that it could not be made changes nothing here.
      if (ended.outcome === 'signedIn' && ended.channelId)
        await probeChannel(ended.channelId).catch(() => {});
      return ended;
    },
    ['channels'],
    ({ outcome, channelId }) => {
      if (outcome !== 'signedIn' || !channelId) return;
      toasts.show({ text: t('signedIn.signedIn'), tone: 'done' });
      void navigate({ to: '/admin/channels/$channelId', params: { channelId }, replace: true });
    },
  );
  const { mutate } = finish;
  useEffect(() => {
    if (!back || isBegun.current) return;
    isBegun.current = true;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    mutate(back);
  }, [back, mutate]);
  const ended = finish.data;
  return (
    <Page
      title={t('signedIn.title')}
      about={<BackTo to="/admin/channels">{channelWords('channels.back')}</BackTo>}
    >
      {!back ? (
        <EmptyState icon={LogIn} title={t('signedIn.none')} className="py-16">
          {t('signedIn.noneBody')}
        </EmptyState>
      ) : finish.error ? (
        <ProblemNote error={finish.error} />
      ) : ended && ended.outcome !== 'signedIn' ? (
        <Failed {...ended} outcome={ended.outcome} />
      ) : (
        <div role="status" className="flex flex-col gap-3 text-list text-muted">
          {t('signedIn.busy')}
          <Skeleton className="h-3 w-96 max-w-full" />
        </div>
      )}
    </Page>
  );
}

type FailedProps = Omit<SignedInDto, 'outcome'> & { outcome: Exclude<SignedInDto['outcome'], 'signedIn'> };

/** Why it did not work, and both ways on: once more, or to where it is set. */
function Failed({ outcome, channelId, detail }: FailedProps) {
  const t = useT(signInMessages);
  const navigate = useNavigate();
  const again = useSignIn();
  return (
    <div className="flex max-w-[68ch] flex-col items-start gap-4">
      <Banner kind="warning" className="self-stretch rounded-small">
        <span className="block font-semibold">{t('signedIn.failed')}</span>
        <span className="block">{t(`signedIn.${outcome}`)}</span>
      </Banner>
      {detail && <RawDetail>{detail}</RawDetail>}
      <ProblemNote error={again.error} />
      {channelId !== null && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={LogIn}
            isPending={again.isPending || again.isSuccess}
            onPress={() => again.mutate(channelId)}
          >
            {t('signedIn.again')}
          </Button>
          <Button
            icon={ArrowLeft}
            onPress={() => void navigate({ to: '/admin/channels/$channelId', params: { channelId } })}
          >
            {t('signedIn.toChannel')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Null where the browser comes from no provider. */
const readBack = (): BackFromProvider | null => {
  const query = new URLSearchParams(window.location.search);
  const [state, code, error] = ['state', 'code', 'error'].map((name) => query.get(name));
  if (!state || !(code || error)) return null;
  const errorDescription = query.get('error_description')?.slice(0, 4_000);
  return {
    state,
    ...(code ? { code } : { error: error!.slice(0, 200), ...(errorDescription ? { errorDescription } : {}) }),
  };
};
