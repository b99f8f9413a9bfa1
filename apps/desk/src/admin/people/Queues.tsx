import type { Giving, QueueDto } from '@hilo/api';
import { Badge, Checkbox, Select, TextField, toasts, useT } from '@hilo/ui';
import { Layers } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { NamedList } from '../NamedList.tsx';
import { archiveQueue, changeQueue, createQueue } from '../peopleApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useQueues, useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

const givings = ['nobody', 'inTurn', 'fewestOpen'] as const satisfies Giving[];

export function Queues() {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const queues = useQueues();
  const teams = useTeams();
  const describe = (queue: QueueDto) =>
    [
      t('queues.open', { count: queue.openCount }),
      queue.giving !== 'nobody' && t(`queues.giving.${queue.giving}`),
      queue.teamId && teams.data?.find((team) => team.id === queue.teamId)?.name,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <NamedList
      title={words('nav.queues')}
      about={t('queues.about')}
      query={queues}
      create={t('queues.new')}
      empty={{ icon: Layers, title: t('queues.empty'), body: t('queues.emptyBody') }}
      describe={describe}
      marks={(queue) => queue.isDefault && <Badge>{t('queues.default')}</Badge>}
      canDelete={(queue) => !queue.isDefault}
      editor={(queue, onClose) => <QueueDialog queue={queue} onClose={onClose} />}
      deletion={(queue, onClose) => <DeleteQueue queue={queue} onClose={onClose} />}
    />
  );
}

function QueueDialog({ queue, onClose }: { queue: QueueDto | null; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const teams = useTeams();
  const [name, setName] = useState(queue?.name ?? '');
  const [teamId, setTeamId] = useState(queue?.teamId ?? null);
  const [giving, setGiving] = useState<Giving>(queue?.giving ?? 'nobody');
  const [limit, setLimit] = useState(queue?.openLimit?.toString() ?? '');
  const [isDefault, setDefault] = useState(queue?.isDefault ?? false);
  const [wasTried, setTried] = useState(false);
  const isLimitWrong = limit.trim() !== '' && !/^[1-9]\d{0,2}$/.test(limit.trim());
  const body = {
    name: name.trim(),
    teamId,
    giving,
    openLimit: limit.trim() === '' ? null : Number(limit),
    ...(isDefault && !queue?.isDefault ? { isDefault: true as const } : {}),
  };
  const save = useChange(
    () => (queue ? changeQueue(queue.id, body) : createQueue(body)),
    ['queues'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (body.name && !isLimitWrong) save.mutate(undefined);
  };
  return (
    <FormDialog
      title={queue ? t('queues.editTitle', { name: queue.name }) : t('queues.new')}
      submitLabel={queue ? words('save') : words('create')}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('queues.name')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        isInvalid={wasTried && body.name === ''}
        errorMessage={t('nameMissing')}
      />
      <Select
        label={t('queues.team')}
        value={teamId ?? 'everyone'}
        onChange={(key) => setTeamId(key === 'everyone' ? null : String(key))}
        choices={[
          { id: 'everyone', label: t('queues.everyone') },
          ...(teams.data ?? []).map((team) => ({ id: team.id, label: team.name })),
        ]}
      />
      <Select
        label={t('queues.giving')}
        description={t(`queues.giving.${giving}.about`)}
        value={giving}
        onChange={(key) => setGiving(givings.find((one) => one === key) ?? 'nobody')}
        choices={givings.map((id) => ({ id, label: t(`queues.giving.${id}`) }))}
      />
      {giving !== 'nobody' && (
        <TextField
          label={t('queues.limit')}
          isOptional
          description={t('queues.limit.about')}
          value={limit}
          onChange={setLimit}
          inputMode="numeric"
          autoComplete="off"
          isInvalid={wasTried && isLimitWrong}
          errorMessage={t('queues.limit.wrong')}
        />
      )}
      {!queue?.isDefault && (
        <Checkbox isSelected={isDefault} onChange={setDefault}>
          {t('queues.isDefault')}
        </Checkbox>
      )}
    </FormDialog>
  );
}

function DeleteQueue({ queue, onClose }: { queue: QueueDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const remove = useChange(
    () => archiveQueue(queue.id),
    ['queues', 'channels'],
    () => toasts.show({ text: t('queues.deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('queues.deleteTitle', { name: queue.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('queues.deleteBody')}</p>
    </SureDialog>
  );
}
