const most = 8;

/** The words of a query, as typed; punctuation parts them. Bounded: the ninth word makes nothing clearer. */
export const searchWords = (text: string): string[] =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [])].slice(0, most);
