import type { QueueDto } from '@hilo/api';
import {
  Badge,
  Button,
  Checkbox,
  ConfirmDialog,
  EmptyState,
  IconButton,
  Select,
  TextField,
  toasts,
  useT,
} from '@hilo/ui';
import { Layers, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { archiveQueue, changeQueue, createQueue } from '../peopleApi.ts';
import { Row, Rows } from '../Rows.tsx';
import { useChange } from '../useChange.ts';
import { useQueues, useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

export function Queues() {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const queues = useQueues();
  const teams = useTeams();
  const about = (queue: QueueDto) =>
    [
      t('queues.open', { count: queue.openCount }),
      queue.teamId && teams.data?.find((team) => team.id === queue.teamId)?.name,
    ]
      .filter(Boolean)
      .join(' · ');
  const [editing, setEditing] = useState<QueueDto | 'new' | null>(null);
  const [deleting, setDeleting] = useState<QueueDto | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {t('queues.new')}
    </Button>
  );
  return (
    <Page
      title={words('nav.queues')}
      about={t('queues.about')}
      action={queues.data?.length ? create : undefined}
    >
      <Loaded query={queues}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Layers} title={t('queues.empty')} action={create} className="py-16">
              {t('queues.emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.queues')}>
              {list.map((queue) => (
                <Row
                  key={queue.id}
                  name={queue.name}
                  about={about(queue)}
                  marks={queue.isDefault && <Badge>{t('queues.default')}</Badge>}
                  actions={
                    <>
                      <IconButton
                        icon={Pencil}
                        label={`${words('edit')} ${queue.name}`}
                        onPress={() => setEditing(queue)}
                      />
                      {!queue.isDefault && (
                        <IconButton
                          icon={Trash2}
                          label={`${words('delete')} ${queue.name}`}
                          onPress={() => setDeleting(queue)}
                        />
                      )}
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {editing && <QueueDialog queue={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteQueue queue={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}

function QueueDialog({ queue, onClose }: { queue: QueueDto | null; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const teams = useTeams();
  const [name, setName] = useState(queue?.name ?? '');
  const [teamId, setTeamId] = useState(queue?.teamId ?? null);
  const [isDefault, setDefault] = useState(queue?.isDefault ?? false);
  const [wasTried, setTried] = useState(false);
  const body = { name: name.trim(), teamId };
  const save = useChange(
    async () => {
      const isNewDefault = isDefault && !queue?.isDefault;
      const saved = queue ? queue : await createQueue(body);
      if (queue || isNewDefault)
        await changeQueue(saved.id, { ...body, ...(isNewDefault ? { isDefault: true as const } : {}) });
    },
    ['queues'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (body.name) save.mutate(undefined);
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
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('queues.deleteTitle', { name: queue.name })}
      confirmLabel={words('delete')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutateAsync(undefined).then(() => undefined)}
    >
      <ProblemNote error={remove.error} />
      <p>{t('queues.deleteBody')}</p>
    </ConfirmDialog>
  );
}
