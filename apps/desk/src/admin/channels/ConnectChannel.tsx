import type { ChannelDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { LogIn, Zap } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { houseQuery } from '../../answers/answersApi.ts';
import { changeChannel, createChannel } from '../channelsApi.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { wrongFields } from '../request.ts';
import { useChange } from '../useChange.ts';
import { ChannelForm } from './ChannelForm.tsx';
import {
  beginningOf,
  hintsOf,
  type Manifest,
  type Settings,
  settingsToSend,
  typeInto,
  unmended,
} from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import { ProbeSteps } from './ProbeSteps.tsx';
import { signInMessages } from './signInMessages.ts';
import { useSignIn } from './useSignIn.ts';
import { useTest } from './useTest.ts';

type ConnectChannelProps = {
  manifest: Manifest;
  name: string;
  /** Settings that this place has decided already. */
  given?: Settings;
  /** Changes this channel instead of making another. */
  replaces?: ChannelDto | undefined;
  onConnected: (channel: ChannelDto) => void;
};

/** Asks for the few settings that nothing can guess, tests them, and connects only what works, or what is insisted on. */
export function ConnectChannel({ manifest, name, given = {}, replaces, onConnected }: ConnectChannelProps) {
  const t = useT(channelMessages);
  const signInWords = useT(signInMessages);
  const [typed, setTyped] = useState<Settings>({});
  const test = useTest();
  const house = useQuery(houseQuery).data;
  const settings = { ...beginningOf(manifest, house?.name), ...typed, ...given };
  const sent = () => settingsToSend(manifest, settings, true);
  const signIn = hintsOf(manifest).signIn?.at(settings) ?? null;
  const leave = useSignIn();
  const connect = useChange(
    (connected: Settings) => {
      const body = { name, settings: connected };
      return replaces ? changeChannel(replaces.id, body) : createChannel({ kind: manifest.kind, ...body });
    },
    ['channels'],
    (channel) => {
      if (!signIn) return onConnected(channel);
      // Where that cannot begin, the page of the channel says why.
      leave.mutate(channel.id, { onError: () => onConnected(channel) });
    },
  );
  const result = useRef<HTMLDivElement>(null);
  const outcome = test.data;
  useEffect(() => {
    if (outcome) result.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const isBusy = test.isPending || connect.isPending || leave.isPending || leave.isSuccess;
  const error = connect.error ?? test.error;
  const seen = connect.error ? connect.variables : test.variables?.settings;
  const wrong = unmended(wrongFields(error), seen, sent());
  const testAndConnect = () => {
    connect.reset();
    test.mutate(
      { kind: manifest.kind, settings: sent() },
      { onSuccess: (probe) => probe.ok && connect.mutate(sent()) },
    );
  };
  return (
    <form
      autoComplete="off"
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        // Before anybody has signed in there is nothing to test.
        if (signIn) connect.mutate(sent());
        else testAndConnect();
      }}
    >
      <ProblemNote error={error} />
      <ChannelForm
        manifest={hide(manifest, given)}
        settings={settings}
        wrong={wrong}
        isQuick
        onChange={(field, value) => setTyped((before) => typeInto(before, field, value))}
      />
      {outcome && !signIn && !test.isPending && <ProbeSteps probe={outcome} manifest={manifest} />}
      <div ref={result} className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" icon={signIn ? LogIn : Zap} isPending={isBusy}>
          {signIn ? signInWords('signIn.saveAndDo', { name: signIn.name ?? 'none' }) : t('connect.do')}
        </Button>
        {outcome && !outcome.ok && !signIn && (
          <Button variant="bare" isDisabled={isBusy} onPress={() => connect.mutate(sent())}>
            {t('connect.anyway')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What was decided elsewhere is not asked again. */
const hide = (manifest: Manifest, given: Settings): Manifest => ({
  ...manifest,
  form: manifest.form.filter((field) => !(field.name in given)),
});
