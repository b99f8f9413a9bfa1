import { HiloError } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Kysely } from 'kysely';

/** @param field what names it, for the refusal. @throws request.invalid where there is no calendar of this code */
export const requireCalendar = async (
  db: Kysely<DB>,
  code: string | null,
  field = 'calendarCode',
): Promise<void> => {
  if (code === null) return;
  const row = await db
    .selectFrom('calendar')
    .select('code')
    .where('code', '=', code)
    .limit(1)
    .executeTakeFirst();
  if (!row)
    throw new HiloError('request.invalid', 'There is no calendar of this code.', {
      fields: [{ field, problem: 'unknown' }],
    });
};
