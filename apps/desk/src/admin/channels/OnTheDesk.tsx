import type { ChannelDto } from '@hilo/api';
import { Select, TextArea, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { Block } from '../Page.tsx';
import { SaveForm } from '../SaveForm.tsx';
import { useQueues } from '../usePeople.ts';
import { channelMessages } from './channelMessages.ts';
import { useChannelChange } from './useChannelChange.ts';

/** What a channel is on the desk: its name, where its tickets wait, and how its answers are signed. */
export function OnTheDesk({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const queues = useQueues();
  const [name, setName] = useState(channel.name);
  const [queueId, setQueueId] = useState(channel.queueId);
  const [signature, setSignature] = useState(channel.signature);
  const save = useChannelChange(channel);
  const isChanged =
    name.trim() !== channel.name || queueId !== channel.queueId || signature !== channel.signature;
  return (
    <Block title={t('settings.general')}>
      <SaveForm
        save={save}
        isChanged={isChanged}
        isPrimary={false}
        onSave={() => name.trim() && save.mutate({ name: name.trim(), queueId, signature })}
      >
        <TextField
          label={t('channels.name')}
          value={name}
          onChange={setName}
          isInvalid={name.trim() === ''}
          errorMessage={t('form.missing')}
        />
        <Select
          label={t('settings.queue')}
          value={queueId}
          onChange={(key) => setQueueId(String(key))}
          choices={(queues.data ?? []).map((queue) => ({ id: queue.id, label: queue.name }))}
        />
        <TextArea
          label={t('settings.signature')}
          description={t('settings.signatureHelp')}
          isOptional
          value={signature}
          onChange={setSignature}
        />
      </SaveForm>
    </Block>
  );
}
