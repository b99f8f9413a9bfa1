const most = 8;

/**
 * The words of a query, as typed; whatever is neither letter, digit nor mark parts them. Bounded: the ninth word makes
 * nothing clearer.
 */
export const searchWords = (text: string): string[] =>
  [
    ...new Set(
      text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}][\p{L}\p{M}]*)?/gu) ?? [],
    ),
  ].slice(0, most);

/** The parts of a name or an address, between spaces; signs belong to them. */
export const nameParts = (text: string): string[] =>
  [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, most);
