import type { TeamDto } from '@hilo/api';
import { Button, ConfirmDialog, EmptyState, IconButton, TextArea, TextField, toasts, useT } from '@hilo/ui';
import { Pencil, Plus, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { PickMany } from '../PickMany.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { archiveTeam, changeTeam, createTeam } from '../peopleApi.ts';
import { Row, Rows } from '../Rows.tsx';
import { useChange } from '../useChange.ts';
import { useAgents, useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

export function Teams() {
  const t = useT(peopleMessages);
  const words = useT(adminMessages);
  const teams = useTeams();
  const [editing, setEditing] = useState<TeamDto | 'new' | null>(null);
  const [deleting, setDeleting] = useState<TeamDto | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {t('teams.new')}
    </Button>
  );
  return (
    <Page
      title={words('nav.teams')}
      about={t('teams.about')}
      action={teams.data?.length ? create : undefined}
    >
      <Loaded query={teams}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={UsersRound} title={t('teams.empty')} action={create} className="py-16">
              {t('teams.emptyBody')}
            </EmptyState>
          ) : (
            <Rows label={words('nav.teams')}>
              {list.map((team) => (
                <Row
                  key={team.id}
                  name={team.name}
                  about={t('teams.count', { count: team.agentIds.length })}
                  actions={
                    <>
                      <IconButton
                        icon={Pencil}
                        label={`${words('edit')} ${team.name}`}
                        onPress={() => setEditing(team)}
                      />
                      <IconButton
                        icon={Trash2}
                        label={`${words('delete')} ${team.name}`}
                        onPress={() => setDeleting(team)}
                      />
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteTeam team={deleting} onClose={() => setDeleting(null)} />}
    </Page>
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
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('teams.deleteTitle', { name: team.name })}
      confirmLabel={words('delete')}
      isPending={remove.isPending}
      onConfirm={() => remove.mutateAsync(undefined).then(() => undefined)}
    >
      <ProblemNote error={remove.error} />
      <p>{t('teams.deleteBody')}</p>
    </ConfirmDialog>
  );
}
