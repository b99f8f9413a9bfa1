import { HiloError } from '@hilo/api';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * A ticket is resolved once everything is written down that must be.
 * @throws field.required, naming what is missing
 */
export const requireFilledFields = async (unit: Unit, ticketId: string): Promise<void> => {
  const { rows } = await sql<{ key: string; name: string }>`
    select key, name from field
    where subject = 'ticket' and is_required and archived_at is null and not exists (
      select from field_value where field_id = field.id and owner_id = ${ticketId} and value <> 'false')
    order by position, name`.execute(unit.trx);
  if (rows.length > 0)
    throw new HiloError(
      'field.required',
      `Still to be filled in: ${rows.map(({ name }) => name).join(', ')}.`,
      {
        fields: rows.map(({ key, name }) => ({ field: key, name })),
      },
    );
};
