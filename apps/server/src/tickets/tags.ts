import {
  type colourTagBody,
  countedAtMost,
  HiloError,
  type listTagsQuery,
  type Page,
  type TagDto,
  whole,
} from '@hilo/api';
import { type Actor, compareNames } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';

/** Tickets changed in one transaction: short enough that nobody at the desk waits for it. */
const batch = 500;

/** The tags in use, those that begin with the words first. @throws auth.forbidden */
export const listTags = async (
  app: App,
  actor: Actor,
  { query, limit, withCounts, hasColour }: z.output<typeof listTagsQuery>,
): Promise<Page<TagDto>> => {
  authorise(actor, 'tickets.read');
  const typed = query.toLowerCase();
  const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const count = withCounts
    ? sql`(select count(*)::int from (select from ticket where tags @> array[tag.name] and tags <> '{}'
        limit ${sql.lit(countedAtMost + 1)}) as counted)`
    : sql`null::int`;
  const { rows } = await sql<TagDto>`
    select name, colour, ${count} as ticket_count from tag
    where lower(name) like ${like} and (colour is not null or not ${hasColour})
    order by not starts_with(lower(name), ${typed}), lower(name) limit ${limit}`.execute(app.db);
  const isFirst = ({ name }: TagDto): boolean => name.toLowerCase().startsWith(typed);
  return whole(
    rows.sort(
      (one, other) => Number(isFirst(other)) - Number(isFirst(one)) || compareNames(one.name, other.name),
    ),
  );
};

/**
 * Gives a tag another name; where that name is there already, the two become one. The tickets follow in batches, each
 * in one transaction with its events; begun again after a crash it goes on where it stood.
 * @returns on how many tickets it stood. @throws auth.forbidden, resource.notFound
 */
export const renameTag = async (
  app: App,
  actor: Actor,
  { name, to }: { name: string; to: string },
): Promise<{ tickets: number }> => {
  authorise(actor, 'teams.write');
  const target = await inTransaction(app, actor, async (unit) => {
    const known = await unit.trx
      .selectFrom('tag')
      .select('name')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirst();
    if (!known) throw noSuchTag();
    // Only its letters change in size: the row itself is renamed, and none else can have that name.
    const isSame = name.toLowerCase() === to.toLowerCase();
    if (isSame) await unit.trx.updateTable('tag').set({ name: to }).where('name', '=', name).execute();
    // Under another name it keeps its colour; what was there already keeps its own.
    else
      await sql`insert into tag (name, colour, created_at) select ${to}, colour, ${unit.now} from tag
        where name = ${name} on conflict do nothing`.execute(unit.trx);
    const { rows } = await sql<{ name: string }>`
      select name from tag where lower(name) = lower(${to})`.execute(unit.trx);
    unit.emit({ type: 'tag.changed', facts: {} });
    return rows[0]!.name;
  });
  if (target === name) return { tickets: 0 };
  return replaceEverywhere(app, actor, name, target);
};

/** Gives a tag a colour, or takes it away. @throws auth.forbidden, resource.notFound */
export const colourTag = async (
  app: App,
  actor: Actor,
  { name, colour }: z.output<typeof colourTagBody>,
): Promise<TagDto> => {
  authorise(actor, 'teams.write');
  return inTransaction(app, actor, async (unit) => {
    const changed = await unit.trx
      .updateTable('tag')
      .set({ colour })
      .where('name', '=', name)
      .returning('name')
      .executeTakeFirst();
    if (!changed) throw noSuchTag();
    unit.emit({ type: 'tag.changed', facts: {} });
    return { name, colour, ticketCount: null };
  });
};

/** Takes a tag off every ticket, and off the list. @returns as `renameTag` */
export const deleteTag = async (app: App, actor: Actor, name: string): Promise<{ tickets: number }> => {
  authorise(actor, 'teams.write');
  const known = await app.db.selectFrom('tag').select('name').where('name', '=', name).executeTakeFirst();
  if (!known) throw noSuchTag();
  return replaceEverywhere(app, actor, name, null);
};

const noSuchTag = (): HiloError => new HiloError('resource.notFound', 'There is no such tag.');

const replaceEverywhere = async (
  app: App,
  actor: Actor,
  name: string,
  to: string | null,
): Promise<{ tickets: number }> => {
  let tickets = 0;
  for (;;) {
    const changed = await inTransaction(app, actor, async (unit) => {
      const { rows } = await sql<{ id: string; customerId: string }>`
        update ticket set version = version + 1, updated_at = ${unit.now},
          tags = case when ${to}::text is null or ${to} = any(tags) then array_remove(tags, ${name})
            else array_replace(tags, ${name}, ${to}) end
        where id in (select id from ticket where tags @> array[${name}]::text[] and tags <> '{}'
          order by id limit ${batch} for update)
        returning id, customer_id`.execute(unit.trx);
      for (const { id, customerId } of rows)
        unit.emit({ type: 'ticket.changed', ticketId: id, customerId, facts: { fields: ['tags'] } });
      if (rows.length < batch) {
        await unit.trx.deleteFrom('tag').where('name', '=', name).execute();
        unit.emit({ type: 'tag.changed', facts: {} });
      }
      return rows.length;
    });
    tickets += changed;
    if (changed < batch) return { tickets };
  }
};
