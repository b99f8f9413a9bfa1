import type { ChannelDto } from '@hilo/api';
import { Banner, Button, toasts, useT } from '@hilo/ui';
import { ChevronDown, ChevronUp, LogIn } from 'lucide-react';
import { useState } from 'react';
import { changeChannel } from '../channelsApi.ts';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { hintsOf, type Manifest } from './channelForm.ts';
import { SignInGuide } from './SignInGuide.tsx';
import { signInMessages } from './signInMessages.ts';
import { useSignIn } from './useSignIn.ts';

type SignInProps = { channel: ChannelDto; manifest: Manifest };

/** Whether somebody has signed in at the provider of a channel, the way there, and the way to undo it. */
export function SignIn({ channel, manifest }: SignInProps) {
  const t = useT(signInMessages);
  const { signIn } = hintsOf(manifest);
  const at = signIn?.at(channel.settings);
  const state = stateOf(channel, signIn?.secret);
  const [isGuideOpen, setGuideOpen] = useState(state === 'missing');
  const [isForgetting, setForgetting] = useState(false);
  const begin = useSignIn();
  const forget = useChange(
    () => changeChannel(channel.id, { settings: { [signIn!.secret]: '' } }),
    ['channels'],
    () => {
      setForgetting(false);
      toasts.show({ text: t('signIn.forgotten'), tone: 'done' });
    },
  );
  if (!at) return null;
  return (
    <Block title={t('signIn.title')}>
      <div className="flex flex-col items-start gap-4">
        {state === 'done' ? (
          <p className="max-w-[68ch] text-list text-muted">{t('signIn.done')}</p>
        ) : (
          <Banner kind="warning" className="rounded-small">
            {t(`signIn.${state}`)}
          </Banner>
        )}
        <ProblemNote error={begin.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            variant={state === 'done' ? 'quiet' : 'primary'}
            icon={LogIn}
            isPending={begin.isPending || begin.isSuccess}
            onPress={() => begin.mutate(channel.id)}
          >
            {t(state === 'missing' ? 'signIn.do' : 'signIn.again', { name: at.name ?? 'none' })}
          </Button>
          <Button
            variant="bare"
            icon={isGuideOpen ? ChevronUp : ChevronDown}
            aria-expanded={isGuideOpen}
            onPress={() => setGuideOpen(!isGuideOpen)}
          >
            {t('signIn.how')}
          </Button>
          {state !== 'missing' && (
            <Button variant="bare" onPress={() => setForgetting(true)}>
              {t('signIn.forget')}
            </Button>
          )}
        </div>
        {isGuideOpen && <SignInGuide provider={at.provider} />}
      </div>
      {isForgetting && (
        <SureDialog
          title={t('signIn.forgetTitle')}
          confirmLabel={t('signIn.forget')}
          change={forget}
          onClose={() => setForgetting(false)}
        >
          <p>{t('signIn.forgetBody')}</p>
        </SureDialog>
      )}
    </Block>
  );
}

/** `lost`: the permission is good no more. `application`: it may be, but the application is not known by its secret. */
const stateOf = (channel: ChannelDto, secret = ''): 'missing' | 'done' | 'lost' | 'application' => {
  if (!channel.hasSecret.includes(secret)) return 'missing';
  const failed = channel.health?.steps.find((step) => !step.ok);
  if (failed?.code !== 'auth' || !failed.step.endsWith('.token')) return 'done';
  return /\b(invalid|unauthorized)_client\b/.test(failed.detail ?? '') ? 'application' : 'lost';
};
