import { type Page, whole } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';

const most = 200;

/** The segments in use, by customers or by promises. @throws auth.forbidden */
export const listSegments = async (app: App, actor: Actor): Promise<Page<string>> => {
  authorise(actor, 'customers.read');
  // From one segment to the next by the index: there are few of them, however many customers there are.
  const { rows } = await sql<{ segment: string }>`
    with recursive used as (
      (select segment from customer where segment is not null order by segment limit 1)
      union all
      select (select segment from customer where segment > used.segment order by segment limit 1)
      from used where used.segment is not null)
    select segment from (
      select segment from used where segment is not null
      union select segment from service_promise where segment is not null and archived_at is null) as found
    order by lower(segment), segment limit ${most}`.execute(app.db);
  return whole(rows.map(({ segment }) => segment));
};
