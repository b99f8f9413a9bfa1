import { HiloError } from '@hilo/api';

/**
 * Refuses to write over what somebody else wrote meanwhile (`If-Match`). Without a version everything is taken.
 * @param what as the sentence names it: "this ticket", "these hours"
 * @throws resource.changed, with the version that is there now
 */
export const requireVersion = (
  found: { version: number },
  ifVersion: number | undefined,
  what: string,
): void => {
  if (ifVersion !== undefined && found.version !== ifVersion)
    throw new HiloError('resource.changed', `Somebody changed ${what} meanwhile. Read it again.`, {
      version: found.version,
    });
};
