import { describe, expect, it, test } from 'vitest';
import { amendProfiles } from './amend-profiles.ts';
import { proposeProfiles, type RegimeAnswers, regimeSectors } from './propose-profiles.ts';
import { profilesOf } from './regime.ts';
import { regimeProfiles } from './regimes/index.ts';

const none: RegimeAnswers = {
  servesSpain: false,
  servesColombia: false,
  sellsToConsumers: true,
  isLarge: false,
  isNonProfit: false,
  sectors: [],
};
const idsOf = (answers: Partial<RegimeAnswers>) =>
  proposeProfiles({ ...none, ...answers }).map(({ profileId }) => profileId);

describe('which law applies', () => {
  test.each<[string, Partial<RegimeAnswers>, string[]]>([
    ['elsewhere nothing is assumed', {}, []],
    ['any business in Spain', { servesSpain: true }, ['es-trlgdcu', 'eu-gdpr']],
    ['a large one', { servesSpain: true, isLarge: true }, ['es-ley-10-2025', 'eu-gdpr']],
    [
      'a large non-profit',
      { servesSpain: true, isLarge: true, isNonProfit: true },
      ['es-trlgdcu', 'eu-gdpr'],
    ],
    ['one that sells to companies alone', { servesSpain: true, sellsToConsumers: false }, ['eu-gdpr']],
    // Complaints have the month of their own law; the general fifteen days must not bind beside it.
    [
      'a bank, however large',
      { servesSpain: true, isLarge: true, sectors: ['finance'] },
      ['es-finance', 'eu-gdpr'],
    ],
    [
      'gas and electricity',
      { servesSpain: true, sectors: ['gas', 'electricity', 'water'] },
      ['es-continuous-service', 'es-electricity', 'eu-gdpr'],
    ],
    ['a shop in Colombia', { servesColombia: true }, ['co-pqr', 'co-consumer', 'co-data']],
    [
      'both countries, by telephone',
      { servesSpain: true, servesColombia: true, sectors: ['communications'] },
      ['es-telecom', 'eu-gdpr', 'co-pqr', 'co-consumer', 'co-telecom', 'co-data'],
    ],
  ])('%s', (_, answers, ids) => {
    expect(idsOf(answers)).toEqual(ids);
  });

  it('names only profiles that there are', () => {
    const every = { servesSpain: true, servesColombia: true, isLarge: true, sectors: regimeSectors };
    for (const isNonProfit of [true, false])
      for (const id of idsOf({ ...every, isNonProfit }))
        expect(regimeProfiles.map((profile) => profile.id)).toContain(id);
  });
});

it('takes the house’s own numbers for rules in force, and leaves those of the past', () => {
  const profiles = profilesOf(['es-trlgdcu'], regimeProfiles);
  const amended = amendProfiles(profiles, [{ rule: 'trlgdcu/21.3', unit: 'calendar-days', amount: 10 }]);
  expect(
    amended.flatMap(({ rules }) => rules).map(({ unit, amount, version }) => [unit, amount, version]),
  ).toEqual([
    ['calendar-days', 10, '2025-12-28, own'],
    ['months', 1, '2014-06-13'],
  ]);
  expect(profiles[0]!.rules[0]!.amount).toBe(15);
});
