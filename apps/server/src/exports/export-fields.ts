import type { FieldDto } from '@hilo/api';
import type { FieldValue } from '@hilo/core';
import type { DB } from '@hilo/db';
import type { Kysely } from 'kysely';
import type { Cell } from './csv.ts';

export type ExportedField = { key: string; name: string; cell(value: FieldValue | undefined): Cell };

/** The custom fields that become columns, choices by their names. */
export const readExportedFields = async (
  db: Kysely<DB>,
  subject: FieldDto['subject'],
): Promise<ExportedField[]> => {
  const rows = await db
    .selectFrom('field')
    .select(['key', 'name', 'choices'])
    .where('subject', '=', subject)
    .where('archivedAt', 'is', null)
    .orderBy('position')
    .orderBy('createdAt')
    .execute();
  return rows.map(({ key, name, choices }) => {
    const names = new Map((choices as FieldDto['choices']).map((choice) => [choice.id, choice.name]));
    const nameOf = (value: string): string => names.get(value) ?? value;
    return {
      key,
      name,
      cell: (value) => {
        if (value === undefined) return null;
        if (Array.isArray(value)) return value.map(nameOf).join(' | ');
        return typeof value === 'string' ? nameOf(value) : value;
      },
    };
  });
};
