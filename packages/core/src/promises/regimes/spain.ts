import type { LegalKind, RegimeProfile, RegimeRule } from '../regime.ts';
import { profile, rule } from './make-profile.ts';

/** Ley 10/2025: a customer's question, complaint or incident; suggestions and thanks set no time. */
const matters: LegalKind[] = ['query', 'instantQuery', 'complaint', 'incident'];

const consumerLaw = 'BOE-A-2007-20555, consolidated 2026-02-28';
const serviceLaw = 'BOE-A-2025-26698';

/** In force on 28 December 2025 without time to adapt; until then a month. */
const answerToComplaints: RegimeRule[] = [
  rule({
    rule: 'trlgdcu/21.3',
    article: 'TRLGDCU, art. 21.3',
    version: '2025-12-28',
    appliesFrom: '2025-12-28',
    kinds: ['complaint'],
    unit: 'calendar-days',
    amount: 15,
    ends: 'answered',
    assumption: 'calendarDays',
    source: `${consumerLaw}; rewritten by ${serviceLaw}, DF 3.ª 2`,
    sure: 'A',
  }),
  rule({
    rule: 'trlgdcu/21.3',
    article: 'TRLGDCU, art. 21.3',
    version: '2014-06-13',
    appliesFrom: '2014-06-13',
    appliesUntil: '2025-12-27',
    kinds: ['complaint'],
    unit: 'months',
    amount: 1,
    ends: 'answered',
    source: 'BOE-A-2007-20555, as it stood before 2025-12-28',
    sure: 'B',
  }),
];

/** Where a law of the sector sets its own time, the general one is shown beside it, and does not bind (art. 2.4). */
const besideSector = (rule: RegimeRule): RegimeRule => ({
  ...rule,
  reading: 'alternative',
  assumption: 'sectorLawFirst',
  sure: 'C',
});

export const besideSectorLaw = besideSector(answerToComplaints[0]!);

/** Where the sector speaks of complaints alone, Ley 10/2025 still speaks of the rest (arts. 2.4, 2.5 and 2.6). */
export const notComplaints = (rule: RegimeRule): RegimeRule => ({
  ...rule,
  kinds: rule.kinds.filter((kind) => kind !== 'complaint'),
});

/**
 * Twelve months to adapt from 28 December 2025 (DT única.1). Counted from date to date (Código Civil, art. 5.1) they end
 * with 28 December 2026, which is still part of them: what is presented on the 29th is the first that is bound.
 */
const bound = { version: '2025-12-28', appliesFrom: '2026-12-29', source: serviceLaw } as const;

export const resolution: RegimeRule = rule({
  ...bound,
  rule: 'ley-10-2025/17.1',
  article: 'Ley 10/2025, art. 17.1',
  kinds: matters,
  unit: 'working-days',
  amount: 15,
  assumption: 'workingDaysOfCustomerPlace',
  sure: 'A',
});

export const billing: RegimeRule[] = [
  rule({
    ...bound,
    rule: 'ley-10-2025/17.3',
    article: 'Ley 10/2025, art. 17.3',
    kinds: matters,
    topics: ['billing'],
    unit: 'calendar-days',
    amount: 5,
    ends: 'answered',
    assumption: 'calendarDays',
    sure: 'C',
  }),
  rule({
    ...bound,
    rule: 'ley-10-2025/17.3-working-days',
    article: 'Ley 10/2025, art. 17.3',
    kinds: matters,
    topics: ['billing'],
    unit: 'working-days',
    amount: 5,
    ends: 'answered',
    reading: 'alternative',
    assumption: 'readAsWorkingDays',
    sure: 'C',
  }),
];

/** Where the sector sets a time of its own for bills. */
export const billingBesideSectorLaw = besideSector(billing[0]!);

export const continuity: RegimeRule[] = [
  rule({
    ...bound,
    rule: 'ley-10-2025/17.2',
    article: 'Ley 10/2025, art. 17.2',
    kinds: ['query', 'instantQuery', 'incident'],
    topics: ['continuity'],
    unit: 'hours',
    amount: 2,
    ends: 'answered',
    sure: 'A',
  }),
  rule({
    ...bound,
    rule: 'ley-10-2025/17.2',
    article: 'Ley 10/2025, art. 17.2',
    kinds: ['complaint'],
    topics: ['continuity'],
    unit: 'hours',
    amount: 2,
    ends: 'answered',
    assumption: 'whateverItIsCalled',
    sure: 'C',
  }),
];

/** What Ley 10/2025 asks of people and forbids to timers. */
export const serviceGuards: RegimeProfile['guards'] = {
  relabel: { guard: 'secondPerson', article: 'Ley 10/2025, art. 3.10' },
  closeUnanswered: { guard: 'secondPerson', article: 'Ley 10/2025, art. 13.1' },
  merge: { guard: 'secondPerson', article: 'Ley 10/2025, art. 13.2' },
  spam: { guard: 'secondPerson', article: 'Ley 10/2025, art. 13.2' },
  extend: { guard: 'free', article: null },
  closeByTimer: { guard: 'refused', article: 'Ley 10/2025, art. 13.2' },
  surveyBeforeNotification: { guard: 'refused', article: 'Ley 10/2025, art. 18.2' },
  deleteRecordingBeforeNotification: { guard: 'refused', article: 'Ley 10/2025, art. 12.1' },
  offerDuringCut: { guard: 'free', article: null },
};

export const serviceCure: RegimeProfile['cure'] = {
  unit: 'working-days',
  amount: 10,
  article: 'Ley 10/2025, art. 13.3',
  source: serviceLaw,
  deadlines: 'restart',
  askedWithin: null,
  unmet: 'settled',
  more: null,
};

/** A service that goes on is not cut off while a complaint about it is open. */
export const serviceHolds: RegimeProfile['holds'] = {
  suspension: true,
  collection: true,
  article: 'Ley 10/2025, arts. 4.4 y 13.8',
};

const noOffers: RegimeProfile['guards']['offerDuringCut'] = {
  guard: 'refused',
  article: 'Ley 10/2025, art. 16.2',
};

export const spain: RegimeProfile[] = [
  profile({
    id: 'es-trlgdcu',
    title: 'TRLGDCU, art. 21: cualquier empresa en España',
    englishTitle: 'Consumer Act (TRLGDCU), art. 21: every business in Spain',
    country: 'ES',
    rules: answerToComplaints,
    guards: {
      relabel: { guard: 'reason', article: 'TRLGDCU, art. 21.2' },
      closeUnanswered: { guard: 'reason', article: 'TRLGDCU, art. 21.3' },
      merge: { guard: 'reason', article: null },
      spam: { guard: 'reason', article: null },
      closeByTimer: { guard: 'refused', article: 'TRLGDCU, art. 21.3' },
    },
  }),
  profile({
    id: 'es-ley-10-2025',
    title: 'Ley 10/2025: gran empresa de cualquier sector (art. 2.2)',
    englishTitle: 'Customer Service Act (Ley 10/2025): large companies of any sector (art. 2.2)',
    country: 'ES',
    includes: ['es-trlgdcu'],
    rules: [resolution, ...billing],
    guards: serviceGuards,
    cure: serviceCure,
    holds: serviceHolds,
  }),
  profile({
    id: 'es-basic-service',
    title: 'Ley 10/2025: servicio básico de interés general (art. 2.1)',
    englishTitle: 'Customer Service Act (Ley 10/2025): basic services of general interest (art. 2.1)',
    country: 'ES',
    includes: ['es-trlgdcu'],
    rules: [resolution, ...billing],
    guards: { ...serviceGuards, offerDuringCut: noOffers },
    cure: serviceCure,
    holds: serviceHolds,
  }),
  profile({
    id: 'es-continuous-service',
    title: 'Ley 10/2025: servicio básico de tracto sucesivo (agua, gas)',
    englishTitle: 'Customer Service Act (Ley 10/2025): basic services supplied without a break (water, gas)',
    country: 'ES',
    includes: ['es-trlgdcu'],
    rules: [resolution, ...billing, ...continuity],
    guards: { ...serviceGuards, offerDuringCut: noOffers },
    cure: serviceCure,
    holds: serviceHolds,
  }),
];
