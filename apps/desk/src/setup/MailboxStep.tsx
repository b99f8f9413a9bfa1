import type { ChannelDto } from '@hilo/api';
import { Button, RadioGroup, SkeletonRows, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChannelList } from '../admin/channels/Channels.tsx';
import { ConnectChannel } from '../admin/channels/ConnectChannel.tsx';
import { type Manifest, manifestWords } from '../admin/channels/channelForm.ts';
import { readChannelCounts } from '../admin/channelsApi.ts';
import { Loaded } from '../admin/Loaded.tsx';
import { allManifests } from '../channel-manifests.ts';
import { FirstMail } from './FirstMail.tsx';
import { setupMessages } from './setupMessages.ts';

/** This server as the mailbox, which works already, or an account at a provider. */
export function MailboxStep({ onDone }: { onDone: (summary: string) => void }) {
  const t = useT(setupMessages);
  const channels = useChannelList();
  const [way, setWay] = useState<'here' | 'account'>('here');
  const [manifest] = allManifests();
  return (
    <div className="flex flex-col gap-5">
      <p className="text-list text-muted">{t('mailbox.about')}</p>
      <Loaded query={channels} skeleton={<SkeletonRows count={2} rowHeight={48} />}>
        {(list) => {
          const own = list.find((channel) => channel.kind === manifest?.kind);
          return (
            <>
              <RadioGroup
                label={t('mailbox.which')}
                isLabelHidden
                value={way}
                onChange={(value) => setWay(value === 'account' ? 'account' : 'here')}
                choices={[
                  { id: 'here', label: t('mailbox.here'), description: t('mailbox.hereAbout') },
                  { id: 'account', label: t('mailbox.account'), description: t('mailbox.accountAbout') },
                ]}
              />
              {way === 'here' &&
                (own ? (
                  <FirstMail channel={own} onDone={onDone} />
                ) : (
                  <>
                    <p className="text-list text-muted">{t('mailbox.none')}</p>
                    <Button className="self-start" onPress={() => onDone('')}>
                      {t('mailbox.skip')}
                    </Button>
                  </>
                ))}
              {way === 'account' && manifest && <Account manifest={manifest} own={own} onDone={onDone} />}
            </>
          );
        }}
      </Loaded>
      {way === 'account' && (
        <Button variant="bare" size="small" className="-ml-2 self-start" onPress={() => onDone('')}>
          {t('mailbox.skip')}
        </Button>
      )}
    </div>
  );
}

type AccountProps = { manifest: Manifest; own: ChannelDto | undefined; onDone: (summary: string) => void };

function Account({ manifest, own, onDone }: AccountProps) {
  const t = useT(setupMessages);
  const locale = useLocale();
  const counts = useQuery({
    queryKey: ['channels', own?.id, 'counts'],
    queryFn: () => readChannelCounts(own?.id ?? ''),
    enabled: own !== undefined,
  });
  // The channel that was there from the start becomes the account, unless something came by it already.
  const isUnused = counts.data?.received === 0;
  return (
    <ConnectChannel
      manifest={manifest}
      name={manifestWords(manifest, locale)('name') ?? manifest.kind}
      given={{ mode: 'account' }}
      replaces={isUnused ? own : undefined}
      onConnected={(channel) => onDone(t('mailbox.connected', { name: channel.name }))}
    />
  );
}
