// Both sides are bounded, so a line full of one character costs its length times 64 at most.
const address = /[^\s<>()[\],;:"'`{}|=：；，、（）「」【】]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?/i;

/** Longest line that is looked at: what a server says fits, a base64 blob in one line does not matter. */
export const maxLine = 2_000;

/** First mail address in a line, domain in lower case; null when there is none. */
export function firstAddress(line: string): string | null {
  const found = address.exec(line.length > maxLine ? line.slice(0, maxLine) : line)?.[0];
  return found ? lowerDomain(found) : null;
}

/** `Ana@Example.ORG` → `Ana@example.org`: the local part is the receiving host's business (RFC 5321 §2.4). */
export function lowerDomain(value: string): string {
  const at = value.lastIndexOf('@');
  return value.slice(0, at) + value.slice(at).toLowerCase();
}

/** Addresses in a text, without repetition, at most `limit`. */
export function addressesIn(text: string, limit = 100): string[] {
  const found = new Set<string>();
  for (const match of text.slice(0, 20_000).matchAll(new RegExp(address, 'gi'))) {
    if (found.size >= limit) break;
    found.add(lowerDomain(match[0]));
  }
  return [...found];
}
