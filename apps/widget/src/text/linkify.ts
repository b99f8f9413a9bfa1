export type Piece = { text: string; href: string | null };

/** Bounded on both sides of the @, so that a long word without one costs no more than its length. */
const found =
  /\bhttps?:\/\/[^\s<>"`]+|\bwww\.[^\s<>"`]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/giu;
const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Text in pieces, of which some are addresses of the web or of mail. Nothing else is ever a link. */
export const linkify = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  const plain = (until: number): void => {
    if (until > done) pieces.push({ text: text.slice(done, until), href: null });
    done = until;
  };
  for (const match of text.matchAll(found)) {
    const address = trimEnd(match[0]);
    const href = hrefOf(address);
    if (!href) continue;
    plain(match.index);
    pieces.push({ text: address, href });
    done = match.index + address.length;
  }
  plain(text.length);
  return pieces;
};

/** Without the punctuation of the sentence in which the address stands. */
const trimEnd = (address: string): string => {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const opening = closing[last];
    if (opening) {
      const kept = address.slice(0, end);
      if (kept.split(opening).length >= kept.split(last).length) break;
    } else if (!/[.,;:!?'"»”’…*_~]/.test(last)) break;
  }
  return address.slice(0, end);
};

const hrefOf = (address: string): string | null => {
  if (/^https?:/i.test(address)) return webAddress(address);
  if (/^www\./i.test(address)) return webAddress(`https://${address}`);
  return `mailto:${address}`;
};

/** The address, if it leads into the web and nowhere else. */
export const webAddress = (address: string): string | null => {
  try {
    const { protocol, hostname, href } = new URL(address);
    return /^https?:$/.test(protocol) && hostname !== '' ? href : null;
  } catch {
    return null;
  }
};

/** A file or a photo that our own server gives, as an absolute address; null for anywhere else. */
export const ownAddress = (address: string, origin: string): string | null => {
  try {
    const url = new URL(address, origin);
    return url.origin === origin && /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};
