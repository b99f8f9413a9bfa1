/**
 * A text as it is indexed: the words alone, parted exactly as `searchWords` parts a query. PostgreSQL would keep an
 * e-mail address, a host, a file name or 12.50 as one piece, which nobody finds by a part of it. A word with an
 * apostrophe is there a second time without: O'Brien is looked for as obrien.
 */
export const searchText = (text: string): string => {
  const words = text.split(/[^\p{L}\p{N}\p{M}'’]+/u).filter(Boolean);
  const joined = words.filter((word) => /['’]/.test(word)).map((word) => word.replace(/['’]/g, ''));
  return [...words, ...joined].join(' ');
};
