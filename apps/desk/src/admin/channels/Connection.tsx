import type { ChannelDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { useState } from 'react';
import type { manifestOf } from '../../channel-manifests.ts';
import { adminMessages } from '../adminMessages.ts';
import { Block } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { wrongFields } from '../request.ts';
import { ChannelForm } from './ChannelForm.tsx';
import { type Settings, settingsToSend, typeInto, unmended } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';
import { ProbeSteps } from './ProbeSteps.tsx';
import { useChannelChange } from './useChannelChange.ts';
import { useTest } from './useTest.ts';

type ConnectionProps = { channel: ChannelDto; manifest: NonNullable<ReturnType<typeof manifestOf>> };

/** The settings that the channel's own adapter reads, to be tried before they are saved. */
export function Connection({ channel, manifest }: ConnectionProps) {
  const t = useT(channelMessages);
  const words = useT(adminMessages);
  const [typed, setTyped] = useState<Settings>({});
  const save = useChannelChange(channel, () => setTyped({}));
  const test = useTest();
  const settings = { ...channel.settings, ...typed };
  const error = save.error ?? test.error;
  const sent = settingsToSend(manifest, settings, false);
  const seen = save.error ? save.variables?.settings : test.variables?.settings;
  const wrong = unmended(wrongFields(error), seen, sent);
  const isChanged = Object.keys(typed).length > 0;
  return (
    <Block title={t('settings.title')} about={t('settings.secrets')}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          test.reset();
          save.mutate({ settings: sent });
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
                  settings: sent,
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
