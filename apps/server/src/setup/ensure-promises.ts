import type { RegimeSettings } from '@hilo/api';
import { usualWarnShares } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';
import { insertHours } from '../promises/hours/write-hours.ts';
import { withDefaults } from '../promises/law/regime-settings.ts';
import { insertPromise } from '../promises/write-promises.ts';
import { keepSetting } from '../settings/keep-setting.ts';
import { getOrganisation } from '../settings/organisation.ts';

const officeHours = { es: 'Horario general', en: 'Opening hours' };
const weekday = [{ from: '09:00', to: '18:00' }];
const minutesOfDay = 9 * 60;

/** What binds every business in Spain; elsewhere nothing is assumed. */
const regimeOf = (place: string | null): string[] => (/^ES(-|$)/.test(place ?? '') ? ['es-trlgdcu'] : []);

/**
 * Hours, a promise for everything, and the law that binds: so that no ticket is without a time from the first minute.
 * Made where there never were any; what nobody has touched yet follows the organisation's zone and language. The caller
 * holds the set-up's lock.
 */
export const ensurePromises = async (unit: Unit): Promise<void> => {
  const { locale, timeZone } = await getOrganisation(unit.trx);
  const place = await placeOf(unit, timeZone);
  const hoursId = await ensureHours(unit, { name: officeHours[locale], zone: timeZone, calendarCode: place });
  await ensurePromise(unit, hoursId);
  await ensureRegime(unit, place);
};

/** The calendar of a zone: its country's, or of the region that has a zone of its own. Null where there is none. */
const placeOf = async (unit: Unit, zone: string): Promise<string | null> => {
  const rows = await unit.trx
    .selectFrom('calendar')
    .select('code')
    .distinct()
    .where('zone', '=', zone)
    .where('parentCode', 'is', null)
    .execute();
  const codes = rows.map(({ code }) => code).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return codes[0] ?? null;
};

type Kept = { name: string; zone: string; calendarCode: string | null };

const ensureHours = async (unit: Unit, wanted: Kept): Promise<string> => {
  const there = await unit.trx
    .selectFrom('openingHours')
    .select(['id', 'version', 'name', 'zone', 'calendarCode'])
    .orderBy('isDefault', 'desc')
    .limit(1)
    .executeTakeFirst();
  const weekly = { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: [], 7: [] };
  const isSame =
    there && (['name', 'zone', 'calendarCode'] as const).every((name) => there[name] === wanted[name]);
  if (there && (there.version > 1 || isSame)) return there.id;
  const hoursId = there?.id ?? (await insertHours(unit, { ...wanted, weekly, exceptions: [] }, true));
  if (there) await unit.trx.updateTable('openingHours').set(wanted).where('id', '=', hoursId).execute();
  unit.emit({ type: 'hours.changed', facts: { hoursId } });
  return hoursId;
};

const ensurePromise = async (unit: Unit, hoursId: string): Promise<void> => {
  const there = await unit.trx.selectFrom('servicePromise').select('id').limit(1).executeTakeFirst();
  if (there) return;
  const promiseId = await insertPromise(unit, {
    channelId: null,
    ticketKind: null,
    segment: null,
    locale: null,
    hoursId,
    firstAnswerMinutes: 4 * 60,
    nextAnswerMinutes: 8 * 60,
    solutionMinutes: 5 * minutesOfDay,
    pausesForCustomer: true,
    warnShares: [...usualWarnShares],
  });
  unit.emit({ type: 'promise.changed', facts: { promiseId } });
};

const ensureRegime = async (unit: Unit, place: string | null): Promise<void> => {
  const row = await unit.trx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'regime')
    .executeTakeFirst();
  const kept = row ? (row.value as Partial<RegimeSettings>) : null;
  // `answers` is there once an administrator has said what holds.
  if (kept && (kept.answers || kept.place === place)) return;
  await keepSetting(unit, 'regime', { ...withDefaults(kept), place, profileIds: regimeOf(place) });
  unit.emit({ type: 'regime.changed', facts: { fields: ['profileIds', 'place'] } });
};
