import { ApiError } from '@hilo/api/client';
import type { Role } from '@hilo/core';
import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../FormDialog.tsx';
import { isMailAddress } from '../isMailAddress.ts';
import { PickMany } from '../PickMany.tsx';
import { type AgentLink, inviteAgent } from '../peopleApi.ts';
import { RoleSelect } from '../RoleSelect.tsx';
import { useChange } from '../useChange.ts';
import { useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

type InviteDialogProps = { onClose: () => void; onInvited: (name: string, link: AgentLink) => void };

/** Makes a person and the link by which they set their password; no mail server needed. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useT(peopleMessages);
  const teams = useTeams();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const [wasTried, setTried] = useState(false);
  const invite = useChange(inviteAgent, ['agents'], (made, input) => onInvited(input.name, made));
  const isNameWrong = name.trim() === '';
  const isEmailWrong = !isMailAddress(email.trim());
  const exists = invite.error instanceof ApiError && invite.error.code === 'resource.conflict';
  const submit = () => {
    setTried(true);
    if (!isNameWrong && !isEmailWrong)
      invite.mutate({ name: name.trim(), email: email.trim(), role, teamIds });
  };
  return (
    <FormDialog
      title={t('people.inviteTitle')}
      submitLabel={t('people.makeLink')}
      onSubmit={submit}
      onClose={onClose}
      isPending={invite.isPending}
      error={invite.error}
      errorWords={exists ? t('people.exists') : undefined}
    >
      <TextField
        label={t('people.name')}
        value={name}
        onChange={setName}
        autoFocus
        autoComplete="off"
        isInvalid={wasTried && isNameWrong}
        errorMessage={t('nameMissing')}
      />
      <TextField
        label={t('people.email')}
        type="email"
        value={email}
        onChange={setEmail}
        autoComplete="off"
        isInvalid={wasTried && isEmailWrong}
        errorMessage={t('people.emailWrong')}
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
