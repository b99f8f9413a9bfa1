import type { AgentDto } from '@hilo/api';
import { TextField, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { PickMany } from '../PickMany.tsx';
import { changeAgent } from '../peopleApi.ts';
import { RoleSelect } from '../RoleSelect.tsx';
import { useChange } from '../useChange.ts';
import { useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

export function EditPersonDialog({ agent, onClose }: { agent: AgentDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const teams = useTeams();
  const [name, setName] = useState(agent.name);
  const [role, setRole] = useState(agent.role);
  const [teamIds, setTeamIds] = useState(agent.teamIds);
  const change = useChange(
    () => changeAgent(agent.id, { name: name.trim(), role, teamIds }),
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
      <RoleSelect label={t('people.role')} value={role} onChange={setRole} />
      {teams.data && teams.data.length > 0 && (
        <PickMany
          label={t('people.teams')}
          choices={teams.data.map((team) => ({ id: team.id, label: team.name }))}
          value={teamIds}
          onChange={setTeamIds}
        />
      )}
    </FormDialog>
  );
}
