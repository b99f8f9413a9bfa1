import type { LegalKind, LegalTopic, RegimeProfile, RegimeRule } from '../regime.ts';
import { profile, rule } from './make-profile.ts';

const petitions = {
  version: '2015-06-30',
  appliesFrom: '2015-06-30',
  source: 'funcionpublica.gov.co i=65334; cra.gov.co',
  sure: 'B',
} as const;

/** A working day is one of Colombia; the count begins the day after the reception. */
const days = (
  name: string,
  article: string,
  kinds: LegalKind[],
  amount: number,
  more: Partial<RegimeRule> = {},
): RegimeRule =>
  rule({
    ...petitions,
    rule: name,
    article,
    kinds,
    unit: 'working-days',
    amount,
    assumption: 'workingDaysOfCustomerPlace',
    ...more,
  });

/** What silence and timers may not do, by Ley 1755/2015: whoever asked is answered on the merits. */
const guards: Partial<RegimeProfile['guards']> = {
  relabel: { guard: 'reason', article: 'Ley 1755/2015, art. 14' },
  closeUnanswered: { guard: 'secondPerson', article: 'Ley 1755/2015, art. 13' },
  merge: { guard: 'reason', article: null },
  spam: { guard: 'secondPerson', article: 'Ley 1755/2015, art. 13' },
  closeByTimer: { guard: 'refused', article: 'Ley 1755/2015, art. 14' },
};

const twice = (amount: number): RegimeRule['extension'] => ({ unit: 'working-days', amount: amount * 2 });

const pqr = profile({
  id: 'co-pqr',
  title: 'Ley 1755 de 2015: peticiones, quejas y reclamos',
  englishTitle: 'Ley 1755 of 2015: petitions, complaints and claims',
  country: 'CO',
  rules: [
    days(
      'ley-1755-2015/14',
      'Ley 1755/2015, art. 14',
      ['petition', 'complaint', 'claim', 'query', 'instantQuery', 'incident'],
      15,
      { extension: twice(15) },
    ),
    days('ley-1755-2015/14.1', 'Ley 1755/2015, art. 14.1', ['documents'], 10, {
      silence: 'accepted',
      afterSilence: { unit: 'working-days', amount: 3 },
      extension: twice(10),
    }),
    days('ley-1755-2015/14.2', 'Ley 1755/2015, art. 14.2', ['consultation'], 30, { extension: twice(30) }),
  ],
  guards: { ...guards, extend: { guard: 'reason', article: 'Ley 1755/2015, art. 14, parágrafo' } },
  // "Se reactivará el término": it goes on where it stood, and does not begin anew.
  cure: {
    unit: 'months',
    amount: 1,
    rolls: true,
    article: 'Ley 1755/2015, art. 17',
    source: `${petitions.source}; the text as quoted says that the time "se reactivará"; the last day by Ley 4/1913, art. 62`,
    deadlines: 'resume',
    askedWithin: { unit: 'working-days', amount: 10 },
    unmet: 'withdrawn',
    more: { unit: 'months', amount: 1, rolls: true },
  },
  transfer: {
    unit: 'working-days',
    amount: 5,
    article: 'Ley 1755/2015, art. 21',
    source: petitions.source,
  },
});

const consumer = profile({
  id: 'co-consumer',
  title: 'Ley 1480 de 2011: reclamación directa del consumidor',
  englishTitle: 'Ley 1480 of 2011: a consumer’s direct claim',
  country: 'CO',
  includes: ['co-pqr'],
  rules: [
    days('ley-1480-2011/58.5', 'Ley 1480/2011, art. 58.5', ['claim', 'complaint'], 15, {
      version: '2012-04-12',
      appliesFrom: '2012-04-12',
      silence: 'indication',
      source: 'sic.gov.co, secondary',
    }),
  ],
  guards,
});

const utilities = profile({
  id: 'co-utilities',
  title: 'Ley 142 de 1994: servicios públicos domiciliarios',
  englishTitle: 'Ley 142 of 1994: public utilities at home',
  country: 'CO',
  rules: [
    days(
      'ley-142-1994/158',
      'Ley 142/1994, art. 158',
      ['petition', 'complaint', 'claim', 'query', 'instantQuery', 'incident'],
      15,
      {
        version: '1994-07-11',
        appliesFrom: '1994-07-11',
        silence: 'positive',
        afterSilence: { unit: 'hours', amount: 72 },
        source: 'grupovanti.com',
      },
    ),
  ],
  guards,
});

const health = (topics: LegalTopic[] | null, name: string, amount: number): RegimeRule =>
  days(
    `supersalud-2023/${name}`,
    'Supersalud, Circular 2023-10-5',
    ['petition', 'complaint', 'claim', 'incident'],
    amount,
    {
      version: '2023-12-01',
      appliesFrom: '2023-12-01',
      topics,
      unit: 'hours',
      assumption: 'secondarySource',
      source: 'elespectador.com',
    },
  );

export const colombia: RegimeProfile[] = [
  pqr,
  consumer,
  utilities,
  profile({
    id: 'co-health',
    title: 'Supersalud: riesgo vital, priorizado y simple',
    englishTitle: 'Health supervision (Supersalud): risk to life, priority and simple',
    country: 'CO',
    rules: [
      health(['vitalRisk'], 'vital', 24),
      health(['priorityRisk'], 'priority', 48),
      health(null, 'simple', 72),
    ],
    guards,
  }),
  profile({
    id: 'co-telecom',
    title: 'CRC 5050: servicios de comunicaciones, con CUN',
    englishTitle: 'CRC 5050: communications services, with CUN number',
    country: 'CO',
    rules: [
      days(
        'crc-5050/2.1.24',
        'Res. CRC 5050/2016 y 5111/2017',
        ['petition', 'complaint', 'claim', 'query', 'instantQuery', 'incident'],
        15,
        {
          version: '2018-01-01',
          appliesFrom: '2018-01-01',
          silence: 'positive',
          assumption: 'secondarySource',
          source: 'not read: check before use',
        },
      ),
    ],
    guards,
  }),
  profile({
    id: 'co-data',
    title: 'Ley 1581 de 2012: datos personales',
    englishTitle: 'Ley 1581 of 2012: personal data',
    country: 'CO',
    rules: [
      days('ley-1581-2012/14', 'Ley 1581/2012, art. 14', ['dataRequest'], 10, {
        version: '2012-10-17',
        appliesFrom: '2012-10-17',
        extension: { unit: 'working-days', amount: 15 },
        assumption: 'secondarySource',
        source: 'not read: check before use',
      }),
      days('ley-1581-2012/15', 'Ley 1581/2012, art. 15', ['claim'], 15, {
        version: '2012-10-17',
        appliesFrom: '2012-10-17',
        extension: { unit: 'working-days', amount: 23 },
        assumption: 'secondarySource',
        source: 'not read: check before use',
      }),
    ],
    guards: { extend: { guard: 'reason', article: 'Ley 1581/2012, arts. 14 y 15' } },
  }),
];
