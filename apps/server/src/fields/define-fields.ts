import {
  type changeFieldBody,
  type createFieldBody,
  type FieldDto,
  HiloError,
  type Page,
  whole,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';

const shown = [
  'id',
  'subject',
  'key',
  'name',
  'type',
  'choices',
  'isRequired',
  'isProminent',
  'position',
  'archivedAt',
] as const;

type Row = {
  id: string;
  subject: FieldDto['subject'];
  key: string;
  name: string;
  type: FieldDto['type'];
  choices: unknown;
  isRequired: boolean;
  isProminent: boolean;
  position: number;
  archivedAt: Date | null;
};
const present = (row: Row): FieldDto => ({
  ...row,
  choices: row.choices as FieldDto['choices'],
  archivedAt: row.archivedAt?.toISOString() ?? null,
});

/** All fields, those put away too, in their order. @throws auth.forbidden */
export const listFields = async (app: App, actor: Actor): Promise<Page<FieldDto>> => {
  authorise(actor, 'tickets.read');
  const rows = await app.db
    .selectFrom('field')
    .select(shown)
    .orderBy('subject')
    .orderBy('position')
    .orderBy('createdAt')
    .limit(400)
    .execute();
  return whole(rows.map(present));
};

/** Choices stand where there is something to choose from, and nowhere else. @throws request.invalid */
const mustFit = (type: string, choices: FieldDto['choices']): void => {
  const isChosen = type === 'choice' || type === 'choices';
  if (isChosen === choices.some(({ isArchived }) => !isArchived)) return;
  const problem = isChosen ? 'needs at least one choice' : 'only a field to choose from has choices';
  throw new HiloError('request.invalid', `This ${problem}.`, { fields: [{ field: 'choices', problem }] });
};

/** @throws auth.forbidden, request.invalid, resource.conflict when the key is taken */
export const createField = async (
  app: App,
  actor: Actor,
  body: z.infer<typeof createFieldBody>,
): Promise<FieldDto> => {
  authorise(actor, 'settings.write');
  mustFit(body.type, body.choices);
  return inTransaction(app, actor, async (unit) => {
    const { count } = await unit.trx
      .selectFrom('field')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('subject', '=', body.subject)
      .executeTakeFirstOrThrow();
    if (Number(count) >= 200)
      throw new HiloError('request.invalid', 'There are 200 fields already. Use one that was put away.');
    const row = await unit.trx
      .insertInto('field')
      .values({
        id: unit.newId(),
        ...body,
        choices: JSON.stringify(body.choices),
        position: Number(count),
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .onConflict((conflict) => conflict.columns(['subject', 'key']).doNothing())
      .returning(shown)
      .executeTakeFirst();
    if (!row)
      throw new HiloError('resource.conflict', 'There is a field with this key already.', {
        fields: [{ field: 'key', problem: 'is taken' }],
      });
    unit.emit({ type: 'field.changed', facts: { fieldId: row.id, fields: ['created'] } });
    return present(row);
  });
};

/** What is left out stays. A field is put away and not deleted: its values are kept. @throws request.invalid */
export const changeField = async (
  app: App,
  actor: Actor,
  id: string,
  body: z.infer<typeof changeFieldBody>,
): Promise<FieldDto> => {
  authorise(actor, 'settings.write');
  return inTransaction(app, actor, async (unit) => {
    const before = await unit.trx
      .selectFrom('field')
      .select(shown)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new HiloError('resource.notFound', 'There is no such field.');
    const { choices, isArchived, ...plain } = body;
    if (choices) {
      mustFit(before.type, choices);
      const missing = (before.choices as FieldDto['choices']).filter(
        (old) => !choices.some((one) => one.id === old.id),
      );
      // A value that points at a choice must find its name for ever: it is put away instead.
      choices.push(...missing.map((old) => ({ ...old, isArchived: true })));
    }
    const names = Object.entries(plain).filter(([, value]) => value !== undefined);
    const row = await unit.trx
      .updateTable('field')
      .set({
        ...Object.fromEntries(names),
        ...(choices ? { choices: JSON.stringify(choices) } : {}),
        ...(isArchived === undefined ? {} : { archivedAt: isArchived ? unit.now : null }),
        updatedAt: unit.now,
      })
      .where('id', '=', id)
      .returning(shown)
      .executeTakeFirstOrThrow();
    const fields = Object.keys(body).filter((name) => body[name as keyof typeof body] !== undefined);
    if (fields.length > 0) unit.emit({ type: 'field.changed', facts: { fieldId: id, fields } });
    return present(row);
  });
};
