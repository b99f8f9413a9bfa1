import type { AgentDto } from '@hilo/api';
import { TextField, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { changeAgent } from '../peopleApi.ts';
import { useChange } from '../useChange.ts';
import { peopleMessages } from './peopleMessages.ts';
import { type Place, RoleAndTeams } from './RoleAndTeams.tsx';

export function EditPersonDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(agent.name);
  const [place, setPlace] = useState<Place>({ role: agent.role, teamIds: agent.teamIds });
  const change = useChange(
    () => changeAgent(agent.id, { name: name.trim(), ...place }),
    ['agents', 'teams', 'me'],
    () => {
      toasts.show({ text: words('saved'), tone: 'done' });
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('people.editTitle', { name: agent.name })}
      submitLabel={words('save')}
      onSubmit={() => name.trim() !== '' && change.mutate(undefined)}
      onClose={onClose}
      isPending={change.isPending}
      error={change.error}
    >
      <TextField
        label={t('people.name')}
        value={name}
        onChange={setName}
        isInvalid={name.trim() === ''}
        errorMessage={t('nameMissing')}
      />
      <RoleAndTeams value={place} onChange={setPlace} />
    </FormDialog>
  );
}
