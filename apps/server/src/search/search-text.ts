/**
 * A text as it is indexed: the words alone, parted exactly as `searchWords` parts a query. PostgreSQL would keep an
 * e-mail address, a host, a file name or 12.50 as one piece, which nobody finds by a part of it. A word with an
 * apostrophe is there a second time without: O'Brien is looked for as obrien.
 */
export const searchText = (text: string): string => {
  const plain = text.replace(/[^\p{L}\p{N}\p{M}'’]+/gu, ' ').trim();
  const joined = plain.match(/\p{L}+['’]\p{L}+/gu)?.map((word) => word.replace(/['’]/g, '')) ?? [];
  return joined.length === 0 ? plain : `${plain} ${joined.join(' ')}`;
};
