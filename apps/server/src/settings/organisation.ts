import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { Database } from '@hilo/db';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';

export const organisationSchema = z.object({
  name: z.string(),
  locale: z.enum(['es', 'en']),
  /** IANA name. */
  timeZone: z.string(),
  /** The colour of buttons and links on pages for customers; null for Hilo's own. */
  accentColour: z.string().nullable(),
  /** How customers are addressed where the language tells the two apart: tú or usted. */
  formality: z.enum(['familiar', 'formal']),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const changeOrganisationBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  locale: z.enum(['es', 'en']).optional(),
  timeZone: z.string().max(60).optional(),
  accentColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .optional(),
  formality: z.enum(['familiar', 'formal']).optional(),
});

const unset: Organisation = {
  name: '',
  locale: 'es',
  timeZone: 'Europe/Madrid',
  accentColour: null,
  formality: 'familiar',
};
const settingName = 'organisation';

/** Who this deployment serves; the defaults until the set-up said more. */
export const getOrganisation = async (db: Database): Promise<Organisation> => {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  return { ...unset, ...(row?.value as Partial<Organisation> | undefined) };
};

/** @throws auth.forbidden */
export const readOrganisation = (app: App, actor: Actor): Promise<Organisation> => {
  authorise(actor, 'agents.read');
  return getOrganisation(app.db);
};

/** What is omitted stays. @throws auth.forbidden, request.invalid for an unknown time zone */
export const changeOrganisation = async (
  app: App,
  actor: Actor,
  changes: z.output<typeof changeOrganisationBody>,
): Promise<Organisation> => {
  authorise(actor, 'settings.write');
  return inTransaction(app, actor, (unit) => writeOrganisation(unit, changes));
};

/** Within a transaction of the caller. @throws request.invalid for an unknown time zone */
export const writeOrganisation = async (
  unit: Unit,
  changes: z.output<typeof changeOrganisationBody>,
): Promise<Organisation> => {
  if (changes.timeZone !== undefined) requireTimeZone(changes.timeZone);
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await unit.trx
    .insertInto('setting')
    .values({ name: settingName, value: '{}', updatedAt: unit.now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ updatedAt: unit.now }))
    .execute();
  const next = { ...(await getOrganisation(unit.trx)), ...set };
  await unit.trx
    .updateTable('setting')
    .set({ value: JSON.stringify(next) })
    .where('name', '=', settingName)
    .execute();
  const fields = Object.keys(set);
  if (fields.length > 0) unit.emit({ type: 'settings.changed', facts: { fields } });
  return next;
};

/** @throws request.invalid unless the runtime knows the zone (IANA name) */
export const requireTimeZone = (name: string): void => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    throw new HiloError('request.invalid', `There is no time zone called ${name}.`, {
      fields: [{ field: 'timeZone', problem: 'unknown' }],
    });
  }
};
