import type { Party } from '@hilo/channel-kit';
import { normaliseIdentity } from '@hilo/core';

/** As it would be found again, however it was typed. */
export const normaliseParty = (party: Party): Party => ({
  ...party,
  value: normaliseIdentity(party.kind, party.value),
});
