import {
  HiloError,
  type RegimeDto,
  type RegimeProfileDto,
  type RegimeSettings,
  type TestedRegime,
  type testRegimeBody,
} from '@hilo/api';
import {
  type Actor,
  type LegalCandidate,
  legalDeadlines,
  MissingCalendarYear,
  type RegimeProfile,
  regimeProfiles,
} from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction } from '../../app/transaction.ts';
import { requireCalendar } from '../../calendars/require-calendar.ts';
import { keepSetting } from '../../settings/keep-setting.ts';
import { createPromiseBook } from '../promise-book.ts';
import { withDefaults } from './regime-settings.ts';

/** The law as it is set here, and every profile that there is. @throws auth.forbidden */
export const readRegime = async (app: App, actor: Actor): Promise<RegimeDto> => {
  authorise(actor, 'tickets.read');
  const row = await app.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'regime')
    .executeTakeFirst();
  return {
    settings: withDefaults((row?.value as Partial<RegimeSettings> | undefined) ?? null),
    profiles: regimeProfiles.map(present),
  };
};

const present = (profile: RegimeProfile): RegimeProfileDto => ({
  ...profile,
  includes: [...profile.includes],
  rules: profile.rules.map((rule) => ({
    ...rule,
    kinds: [...rule.kinds],
    topics: rule.topics ? [...rule.topics] : null,
  })),
});

/**
 * Holds for what is presented from now on; what runs already keeps the version that it was computed with.
 * @throws auth.forbidden, request.invalid for an unknown profile, rule or place
 */
export const changeRegime = async (app: App, actor: Actor, given: RegimeSettings): Promise<RegimeDto> => {
  authorise(actor, 'settings.write');
  const rules = new Set(regimeProfiles.flatMap((profile) => profile.rules.map(({ rule }) => rule)));
  const named = given.amendments.map(({ rule }) => rule);
  const wrong = [
    ...given.profileIds
      .filter((id) => !regimeProfiles.some((profile) => profile.id === id))
      .map(() => ({ field: 'profileIds', problem: 'unknown' })),
    ...named.filter((rule) => !rules.has(rule)).map(() => ({ field: 'amendments', problem: 'unknown' })),
    ...(new Set(named).size < named.length ? [{ field: 'amendments', problem: 'twice' }] : []),
  ];
  if (wrong.length > 0)
    throw new HiloError('request.invalid', 'There is no such profile or rule.', { fields: wrong });
  await inTransaction(app, actor, async (unit) => {
    await requireCalendar(unit.trx, given.place, 'place');
    const row = await unit.trx
      .selectFrom('setting')
      .select('value')
      .where('name', '=', 'regime')
      .forUpdate()
      .executeTakeFirst();
    const before = withDefaults((row?.value as Partial<RegimeSettings> | undefined) ?? null);
    const next = { ...given, profileIds: [...new Set(given.profileIds)] };
    const fields = (Object.keys(next) as (keyof RegimeSettings)[]).filter(
      (name) => JSON.stringify(next[name]) !== JSON.stringify(before[name]),
    );
    if (fields.length === 0) return;
    await keepSetting(unit, 'regime', next);
    unit.emit({ type: 'regime.changed', facts: { fields } });
    unit.afterCommit(() => createPromiseBook(app).forget());
  });
  return readRegime(app, actor);
};

/** Which times the law would set for a matter. Changes nothing. @throws auth.forbidden, request.invalid for a place */
export const testRegime = async (
  app: App,
  actor: Actor,
  { kind, topic, place, at: given }: z.output<typeof testRegimeBody>,
): Promise<TestedRegime> => {
  authorise(actor, 'tickets.read');
  await requireCalendar(app.db, place, 'place');
  const { regime, calendars } = await createPromiseBook(app).read();
  const at = new Date(given ?? app.now()).toISOString();
  const company = regime.place === null ? undefined : calendars.get(regime.place);
  const calendar = place === null ? company : calendars.get(place);
  if (!calendar) return { at, items: [], missingYear: null };
  try {
    const found = legalDeadlines({
      profiles: regime.profiles,
      kind,
      topic,
      presentedAt: at,
      calendar,
      companyCalendar: regime.countsCommonDaysOnly ? (company ?? null) : null,
      saturdayIsWorking: regime.saturdayIsWorking,
    });
    return { at, items: found.map(presentCandidate), missingYear: null };
  } catch (error) {
    if (error instanceof MissingCalendarYear) return { at, items: [], missingYear: error.year };
    throw error;
  }
};

const presentCandidate = (one: LegalCandidate): TestedRegime['items'][number] => ({
  profileId: one.profile,
  rule: one.rule,
  article: one.article,
  unit: one.unit,
  amount: one.amount,
  excludedDay: one.excludedDay,
  dueDate: one.dueDate,
  dueAt: one.dueAt,
  zone: one.zone,
  inForce: one.inForce,
  appliesFrom: one.appliesFrom,
  reading: one.reading,
  isBinding: one.binding,
  skippedCount: one.skipped.length,
  provisionalYears: one.provisionalYears,
});
