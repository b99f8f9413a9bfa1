const maxHead = 256_000;
const decoder = new TextDecoder('utf-8');

export type Header = { name: string; value: string };

/** Headers of a raw mail in order, names in lower case, unfolded; looks at the first 256 kB. */
export function headersOf(raw: Uint8Array): Header[] {
  const headers: Header[] = [];
  for (const line of decoder.decode(raw.subarray(0, maxHead)).split(/\r?\n/)) {
    if (line === '') break;
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0)
      headers.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return headers;
}

/**
 * Domains of the authors (all From headers together). More than one, or a second From header, is what
 * forgers send: the reader shows one of them and the checks look at the other (RFC 7489 §6.6.1).
 */
export function fromDomains(headers: readonly Header[]): string[] {
  const domains = new Set<string>();
  for (const { name, value } of headers) {
    if (name !== 'from') continue;
    const plain = withoutComments(value.slice(0, 4_000)).replace(/"(?:[^"\\]|\\.)*"/g, '');
    const angled = [...plain.matchAll(/<([^<>]{1,400})>/g)].map((match) => match[1] ?? '');
    const addresses = angled.length > 0 ? angled : plain.split(',');
    for (const address of addresses) {
      const domain = address.trim().match(/@([^\s@<>]{1,253})$/)?.[1];
      if (domain) domains.add(domain.toLowerCase().replace(/\.$/, ''));
    }
  }
  return [...domains];
}

/** Removes comments in parentheses, nested ones too, outside of quoted strings (RFC 5322 §3.2.2). */
export function withoutComments(value: string): string {
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? '';
    if (sign === '\\') {
      if (depth === 0) plain += sign + (value[at + 1] ?? '');
      at += 1;
    } else if (sign === '"' && depth === 0) {
      quoted = !quoted;
      plain += sign;
    } else if (sign === '(' && !quoted) depth += 1;
    else if (sign === ')' && !quoted) depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += sign;
  }
  return plain;
}

/**
 * Whether a signing domain answers for the author's domain: the same, or one above the other (relaxed
 * alignment, RFC 7489 §3.1.1). A single label such as `com` answers for nobody.
 */
export function isAligned(author: string, signer: string): boolean {
  const one = author.toLowerCase();
  const other = signer.toLowerCase().replace(/\.$/, '');
  if (!other.includes('.') || !one.includes('.')) return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
