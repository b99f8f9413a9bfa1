import type { TeamDto } from '@hilo/api';
import { TextArea, TextField, toasts, useT } from '@hilo/ui';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { NamedList } from '../NamedList.tsx';
import { PickMany } from '../PickMany.tsx';
import { archiveTeam, changeTeam, createTeam } from '../peopleApi.ts';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { useAgents, useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

export function Teams() {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const teams = useTeams();
  return (
    <NamedList
      title={words('nav.teams')}
      about={t('teams.about')}
      query={teams}
      create={t('teams.new')}
      empty={{ icon: UsersRound, title: t('teams.empty'), body: t('teams.emptyBody') }}
      describe={(team) => t('teams.count', { count: team.agentIds.length })}
      editor={(team, onClose) => <TeamDialog team={team} onClose={onClose} />}
      deletion={(team, onClose) => <DeleteTeam team={team} onClose={onClose} />}
    />
  );
}

function TeamDialog({ team, onClose }: { team: TeamDto | null; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const agents = useAgents();
  const [name, setName] = useState(team?.name ?? '');
  const [signature, setSignature] = useState(team?.signature ?? '');
  const [agentIds, setAgentIds] = useState(team?.agentIds ?? []);
  const [wasTried, setTried] = useState(false);
  const body = { name: name.trim(), signature, agentIds };
  const save = useChange(
    () => (team ? changeTeam(team.id, body) : createTeam(body)),
    ['teams', 'agents'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (body.name) save.mutate(undefined);
  };
  const people = (agents.data ?? []).filter((agent) => !agent.deactivatedAt);
  return (
    <FormDialog
      title={team ? t('teams.editTitle', { name: team.name }) : t('teams.new')}
      submitLabel={team ? words('save') : words('create')}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('teams.name')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        isInvalid={wasTried && body.name === ''}
        errorMessage={t('nameMissing')}
      />
      <PickMany
        label={t('teams.members')}
        choices={people.map((agent) => ({ id: agent.id, label: agent.name }))}
        value={agentIds}
        onChange={setAgentIds}
      />
      <TextArea
        label={t('teams.signature')}
        description={t('teams.signatureHelp')}
        isOptional
        value={signature}
        onChange={setSignature}
      />
    </FormDialog>
  );
}

function DeleteTeam({ team, onClose }: { team: TeamDto; onClose: () => void }) {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const remove = useChange(
    () => archiveTeam(team.id),
    ['teams', 'queues', 'agents'],
    () => toasts.show({ text: t('teams.deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('teams.deleteTitle', { name: team.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('teams.deleteBody')}</p>
    </SureDialog>
  );
}
