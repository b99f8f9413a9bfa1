import { ChannelError } from '@hilo/channel-kit';
import { askProvider } from '@hilo/channel-kit/server';
import { resolveHost } from '../resolve-host.ts';
import type { EmailSettings } from '../settings.ts';

type Kept = { token: string; expiresAt: number };

/** Access tokens by what they were asked with. Short-lived, so they live in memory only. */
const kept = new Map<string, Kept>();

/** A token that ends within this time is not used any more. */
const marginMs = 60_000;

/**
 * An access token for XOAUTH2, from memory or freshly made of the refresh token (RFC 6749 §6).
 * @throws ChannelError `auth` where the grant is refused, `transient` where the token server does not answer
 */
export const accessToken = async (
  settings: EmailSettings,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<string> => {
  const url = settings.oauthTokenUrl ?? '';
  const key = JSON.stringify([url, settings.oauthClientId, settings.oauthRefreshToken]);
  const known = kept.get(key);
  if (known && known.expiresAt - marginMs > Date.now()) return known.token;
  const { address } = await resolveHost(new URL(url).hostname, allowPrivateHosts);
  const answer = await askProvider(url, {
    method: 'POST',
    address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: settings.oauthRefreshToken ?? '',
      client_id: settings.oauthClientId ?? '',
      ...(settings.oauthClientSecret ? { client_secret: settings.oauthClientSecret } : {}),
    }).toString(),
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
  }).catch((error: unknown) => {
    // Asking for a token twice does no harm, so a lost answer is not ambiguous.
    throw new ChannelError('transient', 'the token server gave no answer', { cause: error });
  });
  const grant = readGrant(answer.text);
  if (answer.status >= 500 || answer.status === 429)
    throw new ChannelError('transient', `the token server answered ${answer.status}`);
  if (!grant?.token)
    throw new ChannelError('auth', `the token server refused: ${answer.status} ${grant?.error ?? ''}`.trim());
  kept.set(key, { token: grant.token, expiresAt: Date.now() + grant.seconds * 1000 });
  return grant.token;
};

/** After a refused login: the token may have been revoked before its time. */
export const forgetAccessToken = (settings: EmailSettings): void => {
  kept.delete(
    JSON.stringify([settings.oauthTokenUrl ?? '', settings.oauthClientId, settings.oauthRefreshToken]),
  );
};

const readGrant = (text: string): { token: string; seconds: number; error: string } | null => {
  try {
    const fields = JSON.parse(text) as Record<string, unknown>;
    const error = typeof fields.error === 'string' ? fields.error : '';
    return {
      token: typeof fields.access_token === 'string' ? fields.access_token : '',
      seconds: Number(fields.expires_in) > 0 ? Number(fields.expires_in) : 300,
      // RFC 6749 §5.2: a short code; anything else is not for a log.
      error: /^[a-z_]{1,40}$/.test(error) ? error : '',
    };
  } catch {
    return null;
  }
};
