import type { BounceInput } from './bounce-input.ts';

const maxHead = 64_000;
const decoder = new TextDecoder('utf-8');

/** Header block of the returned mail, from a part if there is one, else from the text that follows. */
export function returnedHead(input: BounceInput, returned: string): string {
  const part =
    input.parts.find(({ type }) => type === 'message/rfc822' || type === 'message/global') ??
    input.parts.find(({ type }) => type === 'text/rfc822-headers' || type === 'message/global-headers') ??
    input.parts.find(({ type, name }) => type === 'text/plain' && /header/i.test(name ?? ''));
  const head = part ? decoder.decode(part.content.subarray(0, maxHead)) : '';
  return /^[\w-]+:/m.test(head) ? head : returned.slice(0, maxHead);
}

/** Value of a header in a raw head, unfolded; null when it is missing or empty. */
export function headerIn(head: string, name: string): string | null {
  const lines = head.split(/\r?\n/);
  const start = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  if (start < 0) return null;
  let value = (lines[start] ?? '').slice(name.length + 1);
  for (let next = start + 1; /^[ \t]+\S/.test(lines[next] ?? ''); next += 1) {
    value += ` ${(lines[next] ?? '').trim()}`;
    if (value.length > 4_000) break;
  }
  return value.trim() || null;
}

/**
 * Message-ID of the returned mail without angle brackets. Where the report returns nothing, some servers
 * thread it instead (`In-Reply-To`), and some put the id into their text.
 */
export function originalMessageId(input: BounceInput, head: string, notice: string): string | null {
  const candidates = [
    headerIn(head, 'message-id'),
    notice.match(/^[ \t>]{0,12}(?:original )?message-id:[ \t]{0,8}(<[^<>\s]{3,500}>)/im)?.[1],
    input.headers.find(({ name }) => name === 'in-reply-to')?.value,
    input.headers.find(({ name }) => name === 'references')?.value,
  ];
  for (const candidate of candidates) {
    const id = candidate?.match(/<([^<>\s]{3,990})>/)?.[1] ?? candidate?.match(/^[^\s<>]{3,990}$/)?.[0];
    if (id) return id;
  }
  return null;
}
