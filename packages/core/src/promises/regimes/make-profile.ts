import type { RegimeProfile, RegimeRule } from '../regime.ts';

/** A rule with what most have in common left out. */
export const rule = (
  given: Pick<
    RegimeRule,
    'rule' | 'article' | 'version' | 'appliesFrom' | 'kinds' | 'unit' | 'amount' | 'source' | 'sure'
  > &
    Partial<RegimeRule>,
): RegimeRule => ({
  appliesUntil: null,
  topics: null,
  ends: 'resolved',
  silence: 'none',
  afterSilence: null,
  extension: null,
  notice: null,
  reading: 'default',
  assumption: null,
  ...given,
});

const free = { guard: 'free', article: null } as const;

/** A profile that guards nothing but what it says. */
export const profile = (
  given: Pick<RegimeProfile, 'id' | 'title' | 'englishTitle' | 'country' | 'rules'> &
    Partial<Omit<RegimeProfile, 'guards'>> & { guards?: Partial<RegimeProfile['guards']> },
): RegimeProfile => ({
  includes: [],
  cure: null,
  transfer: null,
  holds: { suspension: false, collection: false, article: null },
  ...given,
  guards: {
    relabel: free,
    closeUnanswered: free,
    merge: free,
    spam: free,
    extend: free,
    closeByTimer: free,
    surveyBeforeNotification: free,
    deleteRecordingBeforeNotification: free,
    offerDuringCut: free,
    ...given.guards,
  },
});
