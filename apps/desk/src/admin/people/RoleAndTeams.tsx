import type { Role } from '@hilo/core';
import { useT } from '@hilo/ui';
import { PickMany } from '../PickMany.tsx';
import { RoleSelect } from '../RoleSelect.tsx';
import { useTeams } from '../usePeople.ts';
import { peopleMessages } from './peopleMessages.ts';

export type Place = { role: Role; teamIds: string[] };

/** What somebody may do, and where they belong; teams only where there are any. */
export function RoleAndTeams({ value, onChange }: { value: Place; onChange: (value: Place) => void }) {
  const t = useT(peopleMessages);
  const { data: teams = [] } = useTeams();
  return (
    <>
      <RoleSelect
        label={t('people.role')}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
      />
      {teams.length > 0 && (
        <PickMany
          label={t('people.teams')}
          choices={teams.map((team) => ({ id: team.id, label: team.name }))}
          value={value.teamIds}
          onChange={(teamIds) => onChange({ ...value, teamIds })}
        />
      )}
    </>
  );
}
