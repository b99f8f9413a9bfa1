import { HiloError } from '@hilo/api';
import { type Actor, isAllowed, type Permission, rolesWith } from '@hilo/core';

/** @throws auth.forbidden, with the roles that may */
export const authorise = (actor: Actor, permission: Permission): void => {
  if (!isAllowed(actor, permission))
    throw new HiloError('auth.forbidden', `This needs the permission ${permission}.`, {
      permission,
      roles: rolesWith(permission),
    });
};
