import { createHmac } from 'node:crypto';
import type { App } from '../app/app.ts';

const prefix = 'whsec_';

/** A new secret as people are shown it: 32 random bytes, base64 behind `whsec_`. */
export const newSecret = (app: Pick<App, 'random'>): string =>
  `${prefix}${Buffer.from(app.random(32)).toString('base64')}`;

/**
 * The headers of Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks): HMAC-SHA-256 over
 * `id.timestamp.body`, one signature for each secret, parted by spaces.
 * @param secrets `whsec_…`, the newest first
 */
export const signPayload = (
  { id, at, body }: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> => {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
};
