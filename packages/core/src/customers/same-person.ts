import { type JoinEvidence, normaliseIdentity } from './identity.ts';

type Reason = JoinEvidence['reasons'][number];
type Known = { name: string | null; identities: { kind: string; value: string; isVerified: boolean }[] };

/** An address without its tag (`ana+shop@…` → `ana@…`, RFC 5233), or null where it has none. */
export const withoutTag = (address: string): string | null => {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && at > plus ? address.slice(0, plus) + address.slice(at) : null;
};

const foldName = (name: string | null): string =>
  (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** A first name alone is everybody's. */
const isFullName = (name: string): boolean => name.split(' ').filter((word) => word.length > 1).length >= 2;

/**
 * Why two customers might be one person. Each reason can be false (anybody writes any name), so they are shown to an
 * agent and join nothing; a name alone is no reason, only together with having written in one ticket.
 */
export const reasonsToJoin = (one: Known, other: Known, wroteInOneTicket: boolean): Reason[] => {
  const reasons: Reason[] = [];
  const bare = (value: string): string => withoutTag(value) ?? value;
  const alike = one.identities.flatMap((mine) =>
    other.identities
      .filter(({ kind, value }) => kind === mine.kind && value !== mine.value)
      .map(
        ({ kind, value }) => [normaliseIdentity(kind, mine.value), normaliseIdentity(kind, value)] as const,
      ),
  );
  // One of the two was stored by an older rule.
  if (alike.some(([mine, theirs]) => mine === theirs)) reasons.push('sameAddress');
  if (alike.some(([mine, theirs]) => mine !== theirs && bare(mine) === bare(theirs))) reasons.push('plusTag');
  const proved = one.identities.some(
    (mine) =>
      mine.isVerified &&
      other.identities.some(
        (theirs) => theirs.isVerified && theirs.kind !== mine.kind && theirs.value === mine.value,
      ),
  );
  if (proved) reasons.push('sameVerifiedIdentity');
  const name = foldName(one.name);
  if (wroteInOneTicket && isFullName(name) && name === foldName(other.name))
    reasons.push('sameName', 'wroteFromBothOnTicket');
  return reasons;
};
