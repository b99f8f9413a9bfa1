import type { ChannelDto } from '@hilo/api';
import { RadioGroup, TextField, useLocale, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { allManifests } from '../../channel-manifests.ts';
import { BackTo } from '../BackTo.tsx';
import { Page } from '../Page.tsx';
import { ConnectChannel } from './ConnectChannel.tsx';
import { manifestWords } from './channelForm.ts';
import { channelMessages } from './channelMessages.ts';

/** Chooses what to connect, fills in what it needs, tests it, and opens its page. */
export function NewChannel() {
  const t = useT(channelMessages);
  const locale = useLocale();
  const navigate = useNavigate();
  const manifests = allManifests();
  const [kind, setKind] = useState(manifests[0]?.kind ?? '');
  const manifest = manifests.find((each) => each.kind === kind);
  const suggested = manifestWords(manifest, locale)('name') ?? '';
  const [name, setName] = useState('');
  const open = (channel: ChannelDto) =>
    void navigate({ to: '/admin/channels/$channelId', params: { channelId: channel.id } });
  return (
    <Page title={t('channels.newTitle')} about={<BackTo to="/admin/channels">{t('channels.back')}</BackTo>}>
      <div className="flex flex-col gap-6">
        {manifests.length > 1 && (
          <RadioGroup
            label={t('channels.kind')}
            value={kind}
            onChange={setKind}
            choices={manifests.map((each) => ({
              id: each.kind,
              label: manifestWords(each, locale)('name') ?? each.kind,
            }))}
          />
        )}
        {manifest && (
          <>
            <TextField
              className="max-w-110"
              label={t('channels.name')}
              description={t('channels.nameHelp')}
              placeholder={suggested}
              value={name}
              onChange={setName}
              autoComplete="off"
            />
            <ConnectChannel
              key={manifest.kind}
              manifest={manifest}
              name={name.trim() || suggested}
              onConnected={open}
            />
          </>
        )}
      </div>
    </Page>
  );
}
