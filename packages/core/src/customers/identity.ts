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
      : `${trimmed.slice(0, at).normalize().toLowerCase()}@${asMailTravels(trimmed.slice(at + 1).toLowerCase())}`;
  }
  return trimmed;
};

/**
 * A domain as mail carries it (RFC 5890): what people type as "españa.example" leaves and comes back as
 * "xn--espaa-rta.example". What is no domain stays as it is.
 */
const asMailTravels = (domain: string): string => {
  if (/^[ -~]*$/.test(domain) || /[\s/?#@:\\[\]%]/.test(domain) || !URL.canParse(`http://${domain}`))
    return domain;
  const { hostname } = new URL(`http://${domain}`);
  return /^[\d.]+$/.test(hostname) ? domain : hostname;
};

export type JoinEvidence = {
  /** Why somebody thinks that these are one person; each is shown to the agent. */
  reasons: (
    | 'agentSaidSo'
    | 'sameVerifiedIdentity'
    | 'wroteFromBothOnTicket'
    | 'sameAddress'
    | 'plusTag'
    | 'sameName'
  )[];
  note: string | null;
};
