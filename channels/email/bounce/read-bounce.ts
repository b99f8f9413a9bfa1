/** What a bounce is read from: the mail around it and every leaf, in order. */
export type BounceInput = {
  from: { name: string | null; address: string | null } | null;
  subject: string | null;
  headers: { name: string; value: string }[];
  text: string;
  html: string | null;
  parts: { type: string; name: string | null; content: Uint8Array }[];
};

export type MailBounce = {
  is: boolean;
  hard: boolean;
  recipients: string[];
  status: string | null;
  originalMessageId: string | null;
};

const NONE: MailBounce = { is: false, hard: false, recipients: [], status: null, originalMessageId: null };

/** Reads the per-recipient groups of a delivery status notification (RFC 3464 §2.3). */
export function readBounce(input: BounceInput): MailBounce {
  const report = input.parts.find((part) => /^message\/(global-)?delivery-status$/.test(part.type));
  if (!report) return { ...NONE, recipients: [] };
  const recipients: string[] = [];
  let status: string | null = null;
  const fields = new TextDecoder('utf-8').decode(report.content.subarray(0, 256 * 1024));
  for (const group of fields.replaceAll('\r', '').split('\n\n')) {
    const field = (name: string) => {
      const line = group.split('\n').find((text) => text.toLowerCase().startsWith(`${name}:`));
      return line === undefined ? null : line.slice(name.length + 1).trim();
    };
    const action = field('action')?.toLowerCase() ?? '';
    if (!action.startsWith('failed')) continue;
    const recipient = field('final-recipient') ?? field('original-recipient');
    const address = recipient?.split(';').at(-1)?.trim().replace(/[<>]/g, '');
    if (address) recipients.push(address);
    status ??= field('status')?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null;
  }
  const is = recipients.length > 0;
  return {
    is,
    hard: is && status?.startsWith('5') === true,
    recipients,
    status,
    originalMessageId: is ? originalMessageId(input) : null,
  };
}

function originalMessageId(input: BounceInput): string | null {
  const original = input.parts.find((part) =>
    /^(message\/(global|rfc822)|text\/rfc822-headers)/.test(part.type),
  );
  if (!original) return null;
  const head = new TextDecoder('latin1').decode(original.content.subarray(0, 64 * 1024));
  return head.match(/^message-id:\s{0,80}(<[^<>\s]{1,998}>)/im)?.[1] ?? null;
}
