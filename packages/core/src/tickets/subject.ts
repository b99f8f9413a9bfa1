/** The marks by which mail programs say that something is answered or sent on, in the languages that differ. */
const marks =
  /^(\s*(re|rv|fw|fwd|aw|antw|wg|tr|sv|vs|vb|ref|enc|res|rif|odp|ynt|ilt|回复|回覆|答复|转发|轉寄|返信|転送)\s*(\[\d+\])?\s*[:：]\s*)+/i;

/** What a subject says without the marks of answering and sending on; two of one matter are equal. */
export const bareSubject = (subject: string | null): string =>
  (subject ?? '').replace(marks, '').replace(/\s+/g, ' ').trim().toLowerCase();

const wordsOf = (bare: string): Set<string> =>
  new Set(
    bare
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );

/**
 * Whether somebody who answers has written a subject of her own over the one she answers. What gateways, programs and
 * people add to a subject, cut from it or say in nearly the same words does not make it another.
 */
export const isNewSubject = (subject: string | null, known: readonly (string | null)[]): boolean => {
  const bare = bareSubject(subject);
  const words = wordsOf(bare);
  const others = known.map(bareSubject).filter((other) => other !== '');
  if (words.size === 0 || others.length === 0) return false;
  return others.every((other) => {
    if (bare.includes(other) || other.includes(bare)) return false;
    const theirs = wordsOf(other);
    const shared = [...words].filter((word) => theirs.has(word)).length;
    return shared * 2 <= Math.min(words.size, theirs.size);
  });
};
