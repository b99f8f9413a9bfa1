import { HiloError, type PartyDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { normaliseParty } from '../outgoing/normalise-party.ts';
import { lockTicket } from '../outgoing/send-message.ts';

/** Lets somebody take part by hand: what he writes joins this ticket under his own name. */
export const addParticipant = async (
  app: App,
  actor: Actor,
  ticketId: string,
  party: PartyDto & { role: 'copied' | 'partner' },
): Promise<void> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { kind, value, name } = normaliseParty(party);
    const addedBy = actor.type === 'agent' ? actor.agentId : null;
    await unit.trx
      .insertInto('participant')
      .values({ ticketId, kind, value, name, role: party.role, since: unit.now, addedBy })
      .onConflict((conflict) =>
        conflict.columns(['ticketId', 'kind', 'value']).doUpdateSet({ role: party.role, addedBy }),
      )
      .execute();
    unit.emit({ type: 'participant.added', ticketId, facts: { role: party.role } });
  });
};

/** Ends somebody's part: from now on what he writes opens a ticket of his own. */
export const removeParticipant = async (
  app: App,
  actor: Actor,
  ticketId: string,
  party: { kind: string; value: string },
): Promise<void> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const removed = await unit.trx
      .deleteFrom('participant')
      .where('ticketId', '=', ticketId)
      .where('kind', '=', party.kind)
      .where('value', '=', party.value)
      .returning('role')
      .executeTakeFirst();
    if (!removed) throw new HiloError('resource.notFound', 'Nobody takes part under this address.');
    unit.emit({ type: 'participant.removed', ticketId, facts: { role: removed.role } });
  });
};
