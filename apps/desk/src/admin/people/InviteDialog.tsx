import { ApiError } from '@hilo/api/client';
import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../FormDialog.tsx';
import { isMailAddress } from '../isMailAddress.ts';
import { type AgentLink, inviteAgent } from '../peopleApi.ts';
import { useChange } from '../useChange.ts';
import { peopleMessages } from './peopleMessages.ts';
import { type Place, RoleAndTeams } from './RoleAndTeams.tsx';

type InviteDialogProps = { onClose: () => void; onInvited: (name: string, link: AgentLink) => void };

/** Makes a person and the link by which they set their password; no mail server needed. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useT(peopleMessages);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [place, setPlace] = useState<Place>({ role: 'agent', teamIds: [] });
  const [wasTried, setTried] = useState(false);
  const invite = useChange(inviteAgent, ['agents'], (made, input) => onInvited(input.name, made));
  const isNameWrong = name.trim() === '';
  const isEmailWrong = !isMailAddress(email.trim());
  const exists = invite.error instanceof ApiError && invite.error.code === 'resource.conflict';
  const submit = () => {
    setTried(true);
    if (!isNameWrong && !isEmailWrong) invite.mutate({ name: name.trim(), email: email.trim(), ...place });
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
      <RoleAndTeams value={place} onChange={setPlace} />
    </FormDialog>
  );
}
