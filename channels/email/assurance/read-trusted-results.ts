import { type Header, withoutComments } from './read-from-domain.ts';

/** One result of RFC 8601 §2.2: `dkim=pass header.d=example.org`. */
export type AuthResult = { method: string; result: string; properties: Record<string, string> };

const maxResults = 50;

/**
 * Results the configured receiving server wrote, null if there are none to trust. Only the topmost
 * `Authentication-Results` counts, and only under the configured name: whatever lies below may have come
 * with the mail (RFC 8601 §5 and §7.1).
 */
export function readTrustedResults(
  headers: readonly Header[],
  authservId: string | null,
): AuthResult[] | null {
  if (!authservId) return null;
  const topmost = headers.find(({ name }) => name === 'authentication-results');
  if (!topmost) return null;
  const [first = '', ...rest] = sections(withoutComments(topmost.value.slice(0, 20_000)));
  // "authserv-id [version]", the name possibly quoted.
  const name = first.trim().split(/\s+/)[0]?.replaceAll('"', '').toLowerCase();
  if (name !== authservId.toLowerCase()) return null;
  return rest.slice(0, maxResults).flatMap((section) => resultOf(section) ?? []);
}

/** Splits at semicolons outside of quoted strings. */
function sections(value: string): string[] {
  const found = [''];
  let quoted = false;
  for (const sign of value) {
    if (sign === '"') quoted = !quoted;
    if (sign === ';' && !quoted) found.push('');
    else found[found.length - 1] += sign;
  }
  return found;
}

function resultOf(section: string): AuthResult | null {
  const [head, ...pairs] = section
    .replace(/\s*([=])\s*/g, '$1')
    .trim()
    .split(/\s+(?=[a-z0-9._/-]+=)/i);
  const found = head?.match(/^([a-z0-9_-]{1,40})(?:\/\d{1,4})?=([a-z]{1,20})$/i);
  if (!found) return null;
  const properties: Record<string, string> = {};
  for (const pair of pairs.slice(0, 20)) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).toLowerCase();
    if (equals > 0 && !(name in properties))
      properties[name] = pair
        .slice(equals + 1)
        .replaceAll('"', '')
        .trim();
  }
  return { method: (found[1] ?? '').toLowerCase(), result: (found[2] ?? '').toLowerCase(), properties };
}
