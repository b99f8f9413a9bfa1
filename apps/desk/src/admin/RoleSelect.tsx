import { type Role, roles } from '@hilo/core';
import { RadioGroup, useT } from '@hilo/ui';
import { adminMessages } from './adminMessages.ts';

/** A role, with what follows from each. */
export function RoleSelect(props: { label: string; value: Role; onChange: (role: Role) => void }) {
  const t = useT(adminMessages);
  return (
    <RadioGroup
      label={props.label}
      value={props.value}
      onChange={(value) => props.onChange(value as Role)}
      choices={roles.map((role) => ({
        id: role,
        label: t(`role.${role}`),
        description: t(`role.${role}.about`),
      }))}
    />
  );
}
