import type { RegimeProfile } from '../regime.ts';
import { colombia } from './colombia.ts';
import { profile, rule } from './make-profile.ts';
import { spain } from './spain.ts';
import { spainSectors } from './spain-sectors.ts';

const dataProtection = profile({
  id: 'eu-gdpr',
  title: 'RGPD, arts. 15 a 22: derechos sobre los datos',
  englishTitle: 'GDPR, arts. 15 to 22: rights over one’s data',
  country: 'EU',
  rules: [
    rule({
      rule: 'gdpr/12.3',
      article: 'Reg. (UE) 2016/679, art. 12.3',
      version: '2018-05-25',
      appliesFrom: '2018-05-25',
      kinds: ['dataRequest'],
      unit: 'months',
      amount: 1,
      rolls: true,
      extension: { unit: 'months', amount: 3, rolls: true },
      assumption: 'unionDaysOfRest',
      source: 'OJ L 119, 4.5.2016; Reg. (EEC, Euratom) 1182/71, art. 3(4); EDPB, Guidelines 01/2022, 157-160',
      sure: 'B',
    }),
  ],
  guards: { extend: { guard: 'reason', article: 'Reg. (UE) 2016/679, art. 12.3' } },
});

/**
 * The regimes that come with the program: readings of law as data, each with its source and how sure we are of it. A
 * rule that changes gets a new version beside the old one; what ran under the old one keeps it.
 */
export const regimeProfiles: readonly RegimeProfile[] = [
  ...spain,
  ...spainSectors,
  dataProtection,
  ...colombia,
];
