import { z } from 'zod';
import type { BounceInput, ReportedFailure } from './bounce-input.ts';
import { lowerDomain } from './find-addresses.ts';
import { empty } from './read-failures.ts';
import { headerOf } from './recognise-bounce.ts';

const maxText = 200_000;
const address = z.string().max(1_000);
const recipient = z.object({
  emailAddress: address,
  action: z.string().max(40).nullish(),
  status: z.string().max(40).nullish(),
  diagnosticCode: z.string().max(6_000).nullish(),
});
const notification = z.object({
  notificationType: z.string().max(40).optional(),
  eventType: z.string().max(40).optional(),
  bounce: z
    .object({
      bounceType: z.string().max(40),
      bounceSubType: z.string().max(40).nullish(),
      bouncedRecipients: z.array(recipient).max(100),
    })
    .optional(),
  delivery: z.object({ recipients: z.array(address).max(100) }).optional(),
});

/**
 * What Amazon SES says of deliveries by a mail of its notification service: JSON, with a farewell below it. Empty for
 * any other mail, also one in which a person shows such a notification.
 */
export function readSns(input: BounceInput): ReportedFailure[] {
  const sender = input.from?.address ?? '';
  if (headerOf(input, 'x-amz-sns-message-id') === '' && !/[@.]amazonaws\.com$/i.test(sender)) return [];
  const text = input.text.slice(0, maxText);
  const read = notification.safeParse(parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
  if (!read.success) return [];
  const { bounce, delivery } = read.data;
  const delivered = (delivery?.recipients ?? []).map((to) => ({
    ...empty,
    recipient: lowerDomain(to),
    action: 'delivered',
  }));
  const isFinal = bounce?.bounceType === 'Permanent';
  const failed = (bounce?.bouncedRecipients ?? []).map((one) => {
    const [, type, said] =
      /^\s*(?:([a-z0-9-]{1,32})\s*;\s*)?([\s\S]*)$/i.exec(one.diagnosticCode ?? '') ?? [];
    return {
      ...empty,
      recipient: lowerDomain(one.emailAddress),
      action: one.action?.toLowerCase() ?? 'failed',
      status: /^[245]\.\d{1,3}\.\d{1,3}$/.exec(one.status ?? '')?.[0] ?? null,
      diagnosticType: type?.toLowerCase() ?? null,
      diagnostic: said ?? '',
      // Without the words of a server its own verdict stands.
      category:
        isFinal && !said && /^(?:General|NoEmail)$/.test(bounce?.bounceSubType ?? '') ? 'bad-mailbox' : null,
    };
  });
  return [...failed, ...delivered];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
