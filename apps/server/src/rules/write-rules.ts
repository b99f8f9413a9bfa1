import { HiloError, type Page, type RuleDto, type WriteRuleBody, whole } from '@hilo/api';
import { type Actor, asksForGoneField, missingTargets, type Rule, type RuleTargets } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { forgetDirections } from './directions.ts';
import { findTargets } from './find-targets.ts';
import { readRules } from './read-rules.ts';

/** All rules in their order, with what they point at and is gone. @throws auth.forbidden */
export const listRules = async (app: App, actor: Actor): Promise<Page<RuleDto>> => {
  authorise(actor, 'tickets.read');
  const rules = await readRules(app.db);
  const targets = await findTargets(
    app.db,
    rules.map(({ actions }) => actions),
  );
  const isThere = await findFields(app.db);
  return whole(rules.map((rule) => ({ ...rule, missing: missingIn(rule, targets, isThere) })));
};

/** Which custom fields there are, by `ticket.key` and `customer.key`. */
const findFields = async (db: Kysely<DB>): Promise<(name: string) => boolean> => {
  const fields = await db
    .selectFrom('field')
    .select(['subject', 'key'])
    .where('archivedAt', 'is', null)
    .execute();
  const names = new Set(fields.map(({ subject, key }) => `${subject}.${key}`));
  return (name) => names.has(name);
};

const missingIn = (
  rule: Pick<Rule, 'conditions' | 'actions'>,
  targets: RuleTargets,
  isThere: (name: string) => boolean,
): RuleDto['missing'] => [
  ...missingTargets(rule.actions, targets),
  ...(asksForGoneField(rule, isThere) ? (['field'] as const) : []),
];

/** @throws auth.forbidden, request.invalid where it does nothing or points at nothing */
export const createRule = async (app: App, actor: Actor, body: WriteRuleBody): Promise<string> => {
  authorise(actor, 'rules.write');
  return inTransaction(app, actor, async (unit) => {
    const id = unit.newId();
    const last = await unit.trx
      .selectFrom('rule')
      .select((query) => query.fn.max('position').as('position'))
      .executeTakeFirst();
    await unit.trx
      .insertInto('rule')
      .values({
        id,
        position: (last?.position ?? -1) + 1,
        ...(await columnsOf(unit, body)),
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    tell(app, unit, id);
    return id;
  });
};

/** @throws auth.forbidden, resource.notFound, request.invalid */
export const changeRule = async (app: App, actor: Actor, id: string, body: WriteRuleBody): Promise<void> => {
  authorise(actor, 'rules.write');
  return inTransaction(app, actor, async (unit) => {
    await lockRule(unit, id);
    await unit.trx
      .updateTable('rule')
      .set({ ...(await columnsOf(unit, body)), updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
    tell(app, unit, id);
  });
};

/** @throws auth.forbidden, resource.notFound */
export const deleteRule = async (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'rules.write');
  return inTransaction(app, actor, async (unit) => {
    await lockRule(unit, id);
    await unit.trx.deleteFrom('rule').where('id', '=', id).execute();
    tell(app, unit, id);
  });
};

/** Those that are not named keep their order behind the others. @throws auth.forbidden */
export const orderRules = async (app: App, actor: Actor, ruleIds: readonly string[]): Promise<void> => {
  authorise(actor, 'rules.write');
  return inTransaction(app, actor, async (unit) => {
    await unit.trx.selectFrom('rule').select('id').orderBy('id').forUpdate().execute();
    await sql`
      update rule set position = ranked.rank from (
        select id, row_number() over (order by array_position(${ruleIds}::uuid[], id), position, id) - 1 as rank
        from rule) as ranked
      where rule.id = ranked.id and position <> ranked.rank`.execute(unit.trx);
    tell(app, unit, null);
  });
};

const tell = (app: App, unit: Unit, ruleId: string | null): void => {
  unit.emit({ type: 'rule.changed', facts: { ruleId } });
  unit.afterCommit(() => forgetDirections(app));
};

const lockRule = async (unit: Unit, id: string): Promise<void> => {
  const rule = await unit.trx
    .selectFrom('rule')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!rule) throw new HiloError('resource.notFound', 'There is no such rule.');
};

const columnsOf = async (unit: Unit, body: WriteRuleBody) => {
  const { name, isOn, runsOn, match, conditions, actions, stops } = body;
  const said = Object.entries(actions).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const problem =
    // Only to stop is something, too: what it takes is left as it is.
    said.length === 0 && !stops
      ? 'empty'
      : actions.ownerId !== undefined && actions.teamId !== undefined
        ? 'twoOwners'
        : null;
  // A rule that is off may stay broken until somebody mends it.
  const missing =
    isOn && problem === null
      ? missingIn({ conditions, actions }, await findTargets(unit.trx, [actions]), await findFields(unit.trx))
      : [];
  if (problem !== null || missing.length > 0)
    throw new HiloError('request.invalid', `This rule cannot be kept: ${problem ?? missing.join(', ')}.`, {
      fields: [{ field: missing[0] === 'field' ? 'conditions' : 'actions', problem: problem ?? 'missing' }],
      missing,
    });
  return {
    name,
    isOn,
    runsOn,
    match,
    conditions: JSON.stringify(conditions),
    actions: JSON.stringify(Object.fromEntries(said)),
    stops,
  };
};
