import type { RegimeProfile } from '../regime.ts';
import { profile, rule } from './make-profile.ts';
import {
  besideSectorLaw,
  billing,
  billingBesideSectorLaw,
  continuity,
  notComplaints,
  resolution,
  serviceCure,
  serviceGuards,
  serviceHolds,
} from './spain.ts';

const noOffers = { guard: 'refused', article: 'Ley 10/2025, art. 16.2' } as const;

const electricity = profile({
  id: 'es-electricity',
  title: 'Electricidad: RD 88/2026 y RD 1955/2000',
  englishTitle: 'Electricity: Royal Decrees 88/2026 and 1955/2000',
  country: 'ES',
  rules: [
    rule({
      rule: 'rd-88-2026/55',
      article: 'RD 88/2026, art. 55',
      version: '2026-02-12',
      appliesFrom: '2026-02-12',
      kinds: ['complaint'],
      unit: 'working-days',
      amount: 15,
      silence: 'rejected',
      assumption: 'workingDaysOfCustomerPlace',
      source: 'BOE-A-2026-3212',
      sure: 'A',
    }),
    rule({
      rule: 'rd-1955-2000/103.2.d',
      article: 'RD 1955/2000, art. 103.2.D',
      version: '2000-12-27',
      appliesFrom: '2000-12-27',
      kinds: ['query', 'complaint', 'incident'],
      topics: ['billing', 'metering', 'wrongCut'],
      unit: 'working-days',
      amount: 5,
      ends: 'answered',
      assumption: 'upTo15Kilowatts',
      source: 'BOE-A-2000-24019',
      sure: 'A',
    }),
    notComplaints(resolution),
    ...continuity,
    besideSectorLaw,
    billingBesideSectorLaw,
  ],
  guards: { ...serviceGuards, offerDuringCut: noOffers },
  cure: serviceCure,
  holds: serviceHolds,
});

/** Ley 10/2025 where the law of telecommunications says nothing; but a complaint stops neither bill nor cut. */
const telecom = profile({
  id: 'es-telecom',
  title: 'Comunicaciones electrónicas: Ley 11/2022 (LGT), art. 65.2',
  englishTitle: 'Electronic communications: Telecommunications Act (Ley 11/2022), art. 65.2',
  country: 'ES',
  includes: ['es-trlgdcu'],
  rules: [resolution, ...billing, ...continuity],
  guards: { ...serviceGuards, offerDuringCut: noOffers },
  cure: serviceCure,
  holds: { suspension: false, collection: false, article: 'Ley 11/2022, art. 65.2' },
});

/**
 * Its own regime for complaints. Ley 10/2025 speaks where that is silent (art. 2.5): of questions and incidents; its
 * arts. 13.8, 18, 19 and 21 to 23 do not reach it.
 */
const finance = profile({
  id: 'es-finance',
  title: 'Banca y seguros: Ley 44/2002, arts. 29 a 29 septies',
  englishTitle: 'Banks and insurers: Ley 44/2002, arts. 29 to 29 septies',
  country: 'ES',
  rules: [
    rule({
      rule: 'ley-44-2002/29-septies.1',
      article: 'Ley 44/2002, art. 29 septies.1',
      version: '2025-12-28',
      appliesFrom: '2025-12-28',
      kinds: ['complaint'],
      unit: 'months',
      amount: 1,
      notice: { unit: 'calendar-days', amount: 10, article: 'Ley 44/2002, art. 29 septies.3' },
      source: 'BOE-A-2002-22807; rewritten by BOE-A-2025-26698, DF 2.ª',
      sure: 'A',
    }),
    rule({
      rule: 'rdl-19-2018/69',
      article: 'RDL 19/2018, art. 69',
      version: '2018-11-25',
      appliesFrom: '2018-11-25',
      kinds: ['complaint'],
      topics: ['paymentService'],
      unit: 'working-days',
      amount: 15,
      extension: { unit: 'months', amount: 1 },
      notice: { unit: 'calendar-days', amount: 10, article: 'Ley 44/2002, art. 29 septies.3' },
      assumption: 'workingDaysOfCustomerPlace',
      source: 'BOE-A-2018-16036',
      sure: 'A',
    }),
    ...[resolution, ...billing, ...continuity.slice(0, 1)].map(notComplaints),
    besideSectorLaw,
  ],
  guards: {
    ...serviceGuards,
    surveyBeforeNotification: { guard: 'free', article: null },
    extend: { guard: 'reason', article: 'RDL 19/2018, art. 69' },
  },
  cure: {
    unit: 'calendar-days',
    amount: 10,
    article: 'Ley 44/2002, art. 29 quater.2',
    // "Interrumpirá el cómputo": read as it is of prescription, where what was interrupted begins anew.
    source: 'BOE-A-2025-26698, DF 2.ª',
    deadlines: 'restart',
    askedWithin: null,
    unmet: 'settled',
    more: null,
  },
});

const post = profile({
  id: 'es-post',
  title: 'Servicios postales: Ley 43/2010 y RD 437/2024',
  englishTitle: 'Postal services: Ley 43/2010 and Royal Decree 437/2024',
  country: 'ES',
  rules: [
    rule({
      rule: 'ley-43-2010/10',
      article: 'Ley 43/2010, art. 10; RD 437/2024',
      version: '2011-01-01',
      appliesFrom: '2011-01-01',
      kinds: ['complaint'],
      unit: 'months',
      amount: 1,
      source: 'BOE-A-2010-20139',
      sure: 'A',
    }),
    notComplaints(resolution),
    ...billing.map(notComplaints),
    besideSectorLaw,
  ],
  guards: serviceGuards,
  cure: serviceCure,
});

/** Passengers: a reasoned reply in a month, in justified cases later, and the customer is told of it within the month. */
const passengers = (
  id: string,
  [title, englishTitle]: [string, string],
  [ruleName, article, appliesFrom]: [string, string, string],
  longestMonths: number,
): RegimeProfile =>
  profile({
    id,
    title,
    englishTitle,
    country: 'ES',
    rules: [
      rule({
        rule: ruleName,
        article,
        version: appliesFrom,
        appliesFrom,
        kinds: ['complaint'],
        unit: 'months',
        amount: 1,
        rolls: true,
        ends: 'answered',
        extension: { unit: 'months', amount: longestMonths, rolls: true },
        assumption: 'secondarySource',
        source: 'helpcentre.start-discover.eu',
        sure: 'B',
      }),
      notComplaints(resolution),
      ...billing,
      besideSectorLaw,
    ],
    guards: { ...serviceGuards, extend: { guard: 'reason', article } },
    cure: serviceCure,
  });

const claimForm = profile({
  id: 'es-an-claim-form',
  title: 'Hoja de quejas y reclamaciones de Andalucía',
  englishTitle: 'Andalusia: the official complaints form',
  country: 'ES',
  includes: ['es-trlgdcu'],
  rules: [
    rule({
      rule: 'decreto-472-2019/11',
      article: 'Decreto 472/2019 (hoy 82/2022)',
      version: '2019-06-04',
      appliesFrom: '2019-06-04',
      kinds: ['complaint'],
      unit: 'working-days',
      amount: 10,
      ends: 'answered',
      assumption: 'secondarySource',
      source: 'Decreto 472/2019, replaced by Decreto 82/2022: check before use',
      sure: 'B',
    }),
  ],
});

export const spainSectors: RegimeProfile[] = [
  electricity,
  telecom,
  finance,
  post,
  passengers(
    'es-rail',
    ['Ferrocarril: Reglamento (UE) 2021/782', 'Rail: Regulation (EU) 2021/782'],
    ['reg-2021-782/28', 'Reg. (UE) 2021/782, art. 28', '2023-06-07'],
    3,
  ),
  passengers(
    'es-bus',
    ['Autobús: Reglamento (UE) 181/2011', 'Bus and coach: Regulation (EU) 181/2011'],
    ['reg-181-2011/27', 'Reg. (UE) 181/2011, art. 27', '2013-03-01'],
    3,
  ),
  passengers(
    'es-sea',
    ['Barco: Reglamento (UE) 1177/2010', 'Ships: Regulation (EU) 1177/2010'],
    ['reg-1177-2010/24', 'Reg. (UE) 1177/2010, art. 24', '2012-12-18'],
    2,
  ),
  claimForm,
];
