import type { ReportedFailure } from './bounce-input.ts';
import { firstAddress, lowerDomain, maxLine } from './find-addresses.ts';

const maxRecipients = 100;
const field =
  /^(reporting-mta|final-recipient|original-recipient|x-actual-recipient|action|status|remote-mta|diagnostic-code|x-powermta-bouncecategory|final-log-id|x-display-name|last-attempt-date|arrival-date|will-retry-until)\s*:\s*(.*)$/i;

type Group = Record<string, string>;

/**
 * Reads the fields of a delivery report (RFC 3464 §2), one failure per recipient. It takes the part
 * message/delivery-status as well as a text that quotes it, and skips lines that are no such field.
 */
export function readDeliveryStatus(text: string): ReportedFailure[] {
  const failures: ReportedFailure[] = [];
  for (const group of groups(text)) {
    if (failures.length >= maxRecipients) break;
    const failure = failureOf(group);
    if (failure) failures.push(failure);
  }
  return failures;
}

function groups(text: string): Group[] {
  const found: Group[] = [];
  let group: Group = {};
  let last: string | null = null;
  const close = () => {
    if (Object.keys(group).length > 0) found.push(group);
    group = {};
    last = null;
  };
  for (const whole of text.split(/\r?\n/)) {
    const line = whole.length > maxLine ? whole.slice(0, maxLine) : whole;
    const match = field.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (match && name) {
      // Two recipients without an empty line between them: some servers forget it.
      if (name === 'final-recipient' && name in group) close();
      group[name] ??= (match[2] ?? '').trim();
      last = name;
    } else if (last && /^[ \t]+\S/.test(line)) {
      const value = `${group[last] ?? ''} ${line.trim()}`;
      if (value.length <= 4 * maxLine) group[last] = value;
    } else if (line.trim() === '') {
      close();
    } else {
      last = null;
    }
  }
  close();
  return found;
}

function failureOf(group: Group): ReportedFailure | null {
  const finalRecipient = group['final-recipient'];
  const original = group['original-recipient'];
  if (finalRecipient === undefined && original === undefined && group.action === undefined) return null;
  const diagnosticCode = group['diagnostic-code'] ?? '';
  const typed = diagnosticCode.match(/^\s*([a-z0-9-]{1,32})\s*;\s*/i);
  const remote = group['remote-mta']?.replace(/^\s*[a-z-]{1,16}\s*;\s*/i, '').split(/[\s(]/)[0];
  return {
    recipient: addressOf(finalRecipient) ?? addressOf(original) ?? addressOf(group['x-actual-recipient']),
    action:
      group.action
        ?.trim()
        .split(/[\s(;]/)[0]
        ?.toLowerCase() ?? null,
    status: group.status?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null,
    diagnosticType: typed?.[1]?.toLowerCase() ?? null,
    diagnostic: typed ? diagnosticCode.slice(typed[0].length) : diagnosticCode,
    command: null,
    remoteHost: remote?.toLowerCase() || null,
    category: group['x-powermta-bouncecategory']?.trim().toLowerCase() ?? null,
  };
}

function addressOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  const written = value.replace(/^\s*[a-z0-9.-]{1,20}\s*;/i, '').trim();
  // A field holds one address and no prose: what else stops an address in a sentence may stand in it ('a=b@c').
  const whole = /^<?([^\s<>;,"@]{1,256}@[a-z0-9][a-z0-9.-]{0,250}[a-z0-9])>?(?:\s|$)/i.exec(written)?.[1];
  return whole ? lowerDomain(whole) : firstAddress(written);
}
