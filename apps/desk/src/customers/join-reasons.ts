/** Why two customers may be the same person. */
export const reasons = [
  'agentSaidSo',
  'sameVerifiedIdentity',
  'wroteFromBothOnTicket',
  'sameAddress',
  'plusTag',
  'sameName',
] as const;
export type Reason = (typeof reasons)[number];
export const isReason = (reason: string): reason is Reason => reasons.some((known) => known === reason);
