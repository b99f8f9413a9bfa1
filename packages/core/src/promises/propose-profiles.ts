/** In what a company may be, as far as a law treats it apart. */
export const regimeSectors = [
  'water',
  'gas',
  'electricity',
  'communications',
  'finance',
  'post',
  'air',
  'rail',
  'bus',
  'sea',
  'health',
] as const;
export type RegimeSector = (typeof regimeSectors)[number];

/** What an organisation is, in the answers to a few plain questions. */
export type RegimeAnswers = {
  servesSpain: boolean;
  servesColombia: boolean;
  /** To people who buy for themselves, and not to companies alone. */
  sellsToConsumers: boolean;
  /** In the year before, alone or as a group: 250 people, over 50 M€ of turnover or 43 M€ of balance. */
  isLarge: boolean;
  isNonProfit: boolean;
  sectors: readonly RegimeSector[];
};

/** Why a profile applies: sentences are made from it. */
export type RegimeReason = 'anyBusiness' | 'large' | 'sector' | 'personalData';
export type ProposedProfile = { profileId: string; reason: RegimeReason; sector: RegimeSector | null };

/** Ley 10/2025, art. 2.1, and what the law of the sector says beside it. */
const spanishSectors: Partial<Record<RegimeSector, string>> = {
  water: 'es-continuous-service',
  gas: 'es-continuous-service',
  electricity: 'es-electricity',
  communications: 'es-telecom',
  finance: 'es-finance',
  post: 'es-post',
  air: 'es-basic-service',
  rail: 'es-rail',
  bus: 'es-bus',
  sea: 'es-sea',
};
const colombianSectors: Partial<Record<RegimeSector, string>> = {
  water: 'co-utilities',
  gas: 'co-utilities',
  electricity: 'co-utilities',
  communications: 'co-telecom',
  health: 'co-health',
};

/**
 * The profiles that follow from the answers, each once with its reason. A proposal, no advice: a person decides. In
 * Spain the law of a sector comes first and says by itself what else binds it (Ley 10/2025, art. 2.4 to 2.6); size
 * matters elsewhere (2.2); non-profits are free of that law until a decree says otherwise (DT 2.ª); and whoever sells
 * to companies alone serves no consumer (3.1).
 */
export const proposeProfiles = (answers: RegimeAnswers): ProposedProfile[] => {
  const found: ProposedProfile[] = [];
  const add = (profileId: string, reason: RegimeReason, sector: RegimeSector | null = null): void => {
    if (!found.some((one) => one.profileId === profileId)) found.push({ profileId, reason, sector });
  };
  const addSectors = (profileOf: Partial<Record<RegimeSector, string>>): void => {
    for (const sector of answers.sectors) {
      const profileId = profileOf[sector];
      if (profileId) add(profileId, 'sector', sector);
    }
  };
  const { servesSpain, servesColombia, sellsToConsumers, isLarge, isNonProfit } = answers;
  if (servesSpain && sellsToConsumers) {
    if (!isNonProfit) addSectors(spanishSectors);
    if (found.length === 0 && isLarge && !isNonProfit) add('es-ley-10-2025', 'large');
    if (found.length === 0) add('es-trlgdcu', 'anyBusiness');
  }
  if (servesSpain) add('eu-gdpr', 'personalData');
  if (servesColombia) {
    add('co-pqr', 'anyBusiness');
    if (sellsToConsumers) add('co-consumer', 'anyBusiness');
    addSectors(colombianSectors);
    add('co-data', 'personalData');
  }
  return found;
};
