import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import { replayErasures } from '../customers/erase-customer.ts';
import { finish } from '../outgoing/finish.ts';
import type { OutboxRow } from '../outgoing/outbox.ts';
import { addErasures, type Erasure } from './erasure-ledger.ts';

export type Settled = {
  /** Messages that were waiting or on their way, and are for a person to decide on now. */
  unknownMessages: number;
  /** Erasures that the backup did not know of and that were entered in its ledger. */
  newErasures: number;
  /** People of the ledger who were in the backup again, and are erased again. */
  erasedAgain: number;
};

/**
 * What a restored place needs before it may run: what waited to go out may have gone out since the backup was made, so
 * it is not sent again by itself; and whoever the ledger names is erased again.
 */
export const settleRestored = async (app: App, ledger: Erasure[]): Promise<Settled> => {
  const newErasures = await addErasures(app, ledger);
  // What was to go out later than now cannot have gone out.
  const { rows } = await sql<OutboxRow>`
    update outbox set state = 'sending', attempt = greatest(attempt, 1), locked_by = ${app.node}, locked_at = ${app.now()}
    where state = 'sending' or (state = 'queued' and due_at <= ${app.now()})
    returning id, message_id, channel_id, attempt`.execute(app.db);
  for (const row of rows)
    await inTransaction(app, { type: 'system' }, (unit) =>
      finish(unit, row, {
        type: 'unknown',
        code: 'ambiguous',
        detail: 'Restored from a backup: it may have been sent since that was made.',
      }),
    );
  return { unknownMessages: rows.length, newErasures, erasedAgain: await replayErasures(app) };
};
