type TextPiece = { text: string; href?: string };

const addresses = /https?:\/\/[^\s<>"]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** The sentence's own punctuation at the end of an address is not part of it. */
function trimEnd(address: string): string {
  let end = address.replace(/[.,;:!?'»”…]+$/u, '');
  const count = (sign: string) => end.split(sign).length;
  while (end.endsWith(')') && count(')') > count('(')) end = end.slice(0, -1).replace(/[.,;:!?]+$/u, '');
  return end;
}

/** Finds web and mail addresses in plain text. Only `https:`, `http:` and `mailto:` ever come out. */
export function linkify(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(addresses)) {
    const address = trimEnd(match[0]);
    if (address === '') continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ text: address, href: /^https?:/.test(address) ? address : `mailto:${address}` });
    at = match.index + address.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
