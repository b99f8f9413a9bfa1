import { Button, Dialog, Select, TextField, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { type ListSpec, resolveSpec } from './list-spec.ts';
import { viewsQuery } from './ticket-queries.ts';
import { workMessages } from './workMessages.ts';

/** Keeps what the list shows now under a name. */
export function SaveViewDialog(props: {
  spec: ListSpec;
  mayShare: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { spec, mayShare, onClose, onSaved } = props;
  const t = useT(workMessages);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [whose, setWhose] = useState('mine');
  const { data: teams } = useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => (await api.teams(signal)).items,
    enabled: mayShare,
  });
  const [isPending, setPending] = useState(false);
  const save = async () => {
    const list = resolveSpec(spec, client.getQueryData(viewsQuery.queryKey));
    if (name.trim() === '' || !list || isPending) return;
    setPending(true);
    try {
      const teamId = teams?.some((team) => team.id === whose) ? whose : null;
      const { id } = await api.createView({ name, isShared: whose !== 'mine', teamId, ...list });
      await client.invalidateQueries({ queryKey: ['views'] });
      onClose();
      onSaved(id);
      toasts.show({ text: t('view.saved'), tone: 'done' });
    } catch {
      setPending(false);
      toasts.show({ text: t('view.failed'), tone: 'failed' });
    }
  };
  return (
    <Dialog
      title={t('view.save')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button
          variant="primary"
          isDisabled={name.trim() === ''}
          isPending={isPending}
          onPress={() => void save()}
        >
          {t('save')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('view.name')}
          description={t('view.nameHelp')}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
        />
        {mayShare && (
          <Select
            label={t('view.whose')}
            value={whose}
            onChange={(key) => setWhose(String(key))}
            choices={[
              { id: 'mine', label: t('view.whoseMine') },
              { id: 'all', label: t('view.whoseAll') },
              ...(teams ?? []).map(({ id, name: team }) => ({
                id,
                label: t('view.whoseTeam', { team }),
              })),
            ]}
          />
        )}
      </form>
    </Dialog>
  );
}
