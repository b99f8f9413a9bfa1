const longest = 280;

/** Addresses of pages, as mail programs and chats would make links of them, with the brackets that hold one. */
const links = /<?\b(?:(?:https?:\/\/|www\.)[^\s<>]*|(?:[a-z0-9-]+\.)+[a-z]{2,24}\/[^\s<>]*)>?/gi;

/**
 * Somebody's own words on one line, cut between two words. Links are left out: a confirmation goes to whoever is said
 * to have written, and must not carry a stranger's link there in our name.
 */
export const quoteShortly = (text: string, withoutLink: string): string => {
  const line = text
    .slice(0, 4 * longest)
    .replace(links, withoutLink)
    // What is not seen, or turns the direction of what follows, has no place in our own words.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const symbols = [...line];
  if (symbols.length <= longest) return line;
  const cut = symbols.slice(0, longest).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
};
