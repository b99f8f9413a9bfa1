import { type FieldFilter, readFieldFilter } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';

/** What is asked of custom fields: any of what is asked of one, of each of several. */
export const fieldConditions = (asked: readonly string[]): RawBuilder<boolean>[] => {
  const byField = Map.groupBy(
    asked.map(readFieldFilter).filter((filter) => filter !== null),
    ({ subject, key }) => `${subject}.${key}`,
  );
  return [...byField.values()].map(
    (filters) => sql<boolean>`(${sql.join(filters.map(condition), sql` or `)})`,
  );
};

/** A tick that was never set is not there, and means the same as one that was taken away. */
const condition = ({ subject, key, test }: FieldFilter): RawBuilder<boolean> => {
  const isFilled = held(subject, key, sql`true`);
  if (test.is === 'filled') return isFilled;
  if (test.is === 'empty') return sql`not ${isFilled}`;
  if (test.is === 'between') return held(subject, key, isBetween(test.from, test.to));
  if (test.value === 'false')
    return sql`(${held(subject, key, isValue('false'))} or ${isTick(subject, key)} and not ${isFilled})`;
  return held(subject, key, isValue(test.value));
};

const held = (subject: string, key: string, fits: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from field_value join field on field.id = field_value.field_id
    where field_value.owner_id = ${sql.ref(subject === 'ticket' ? 'ticket.id' : 'ticket.customer_id')}
      and field.subject = ${subject} and field.key = ${key} and field.archived_at is null and ${fits})`;

const isTick = (subject: string, key: string): RawBuilder<boolean> =>
  sql`exists (select from field where field.subject = ${subject} and field.key = ${key} and type = 'checkbox')`;

const written = sql`field_value.value #>> '{}'`;

/** Of several choices one is enough, of a text a part of it, whatever its accents. */
const isValue = (value: string): RawBuilder<boolean> => {
  const like = `%${value.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`case
    when field.type in ('text', 'link') then hilo_search_name(${written}) like hilo_search_name(${like})
    when field.type = 'choices' then field_value.value @> to_jsonb(${value}::text)
    else ${written} = ${value} end`;
};

const isBetween = (from: string | null, to: string | null): RawBuilder<boolean> => {
  const numbers = [from, to].every((end) => end === null || !/^\d{4}-\d{2}-\d{2}$/.test(end));
  const type = numbers ? 'number' : 'date';
  // Only what is of the type is read as one.
  const value = numbers ? sql`(${written})::numeric` : sql`(${written})::text`;
  const cast = sql.raw(numbers ? 'numeric' : 'text');
  const ends = [
    ...(from === null ? [] : [sql`${value} >= ${from}::${cast}`]),
    ...(to === null ? [] : [sql`${value} <= ${to}::${cast}`]),
  ];
  return sql`case when field.type = ${type} then ${sql.join(ends, sql` and `)} else false end`;
};
