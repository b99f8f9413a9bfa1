import type { WebhookDto } from '@hilo/api';
import { RadioGroup, TextField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { PickMany } from '../PickMany.tsx';
import { wrongFields } from '../request.ts';
import { useChange } from '../useChange.ts';
import { changeWebhook, createWebhook, listEventTypes } from '../webhooksApi.ts';
import { webhookMessages } from './webhookMessages.ts';

type Props = {
  webhook: WebhookDto | null;
  onClose: () => void;
  onCreated?: (created: WebhookDto & { secret: string }) => void;
};

const isAddress = (url: string): boolean => /^https?:\/\/\S+$/.test(url) && URL.canParse(url);

/** Where to, and about what. A pattern such as `ticket.*` that a program set is shown as the types that it means. */
export function WebhookDialog({ webhook, onClose, onCreated }: Props) {
  const t = useT(webhookMessages);
  const words = useT(adminMessages);
  const types = useQuery({ queryKey: ['eventTypes'], queryFn: listEventTypes, staleTime: Infinity });
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [isAll, setAll] = useState(webhook?.eventTypes.includes('*') ?? false);
  const [patterns, setPatterns] = useState<string[]>(webhook?.eventTypes ?? []);
  const [wasTried, setTried] = useState(false);
  const all = types.data ?? [];
  const chosen = all.filter((type) =>
    patterns.some((one) => one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1)))),
  );
  const eventTypes = isAll ? ['*'] : chosen;
  const body = { name: name.trim(), url: url.trim(), eventTypes };
  const save = useChange(
    async () => {
      if (webhook) await changeWebhook(webhook.id, body);
      else onCreated?.(await createWebhook(body));
    },
    ['webhooks'],
    onClose,
  );
  const isGood = body.name !== '' && isAddress(body.url) && eventTypes.length > 0;
  return (
    <FormDialog
      title={webhook ? webhook.name : t('new')}
      submitLabel={webhook ? words('save') : words('create')}
      onSubmit={() => {
        setTried(true);
        if (isGood) save.mutate(undefined);
      }}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('name')}
        placeholder={t('namePlaceholder')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        isInvalid={wasTried && body.name === ''}
        errorMessage={t('nameMissing')}
      />
      <TextField
        label={t('url')}
        type="url"
        value={url}
        onChange={setUrl}
        autoComplete="off"
        description={t('urlHelp')}
        isInvalid={(wasTried && !isAddress(body.url)) || wrongFields(save.error).includes('url')}
        errorMessage={t('urlWrong')}
      />
      <RadioGroup
        label={t('events')}
        value={isAll ? 'all' : 'some'}
        onChange={(value) => setAll(value === 'all')}
        choices={[
          { id: 'all', label: t('events.all') },
          { id: 'some', label: t('events.some') },
        ]}
      />
      {!isAll && (
        <PickMany
          label={t('events.some')}
          choices={all.map((type) => ({ id: type, label: type }))}
          value={chosen}
          onChange={setPatterns}
          problem={wasTried && chosen.length === 0 ? t('eventsMissing') : undefined}
        />
      )}
    </FormDialog>
  );
}
