/** How far a claim to be somebody is proved. */
export type AssuranceLevel = 'verified' | 'unverified' | 'failed';

/** The same (kind, value) is always the same identity, so the normal form decides who is who. */
export const normaliseIdentity = (kind: string, value: string): string => {
  const trimmed = value.trim();
  if (kind === 'mailAddress') {
    const at = trimmed.lastIndexOf('@');
    // RFC 5321 §2.4 lets the local part be case-sensitive; no mail system in use is, and people type both.
    return at < 0
      ? trimmed.toLowerCase()
      : `${trimmed.slice(0, at).toLowerCase()}@${trimmed.slice(at + 1).toLowerCase()}`;
  }
  return trimmed;
};

export type JoinEvidence = {
  /** Why somebody thinks that these are one person; each is shown to the agent. */
  reasons: ('agentSaidSo' | 'sameVerifiedIdentity' | 'wroteFromBothOnTicket' | 'plusTag' | 'sameName')[];
  note: string | null;
};
