import { ChannelError } from '@hilo/channel-kit';
import { askProvider, isPublicAddress } from '@hilo/channel-kit/server';
import { resolveHost } from '../resolve-host.ts';
import type { EmailSettings } from '../settings.ts';
import { oauthPlaces } from './oauth-places.ts';

export type Tokens = { access: string; seconds: number; refresh: string | null };
/** `refused`: this grant will not do, ever. `detail` is a code of the provider's, never its words. */
export type TokenAnswer = Tokens | { refused: string };

/**
 * Asks the token endpoint (RFC 6749 §4.1.3, §6). The host is looked up once and may not lie inside the own network.
 * @throws ChannelError `transient` where it does not answer, `permanent` where it may not be asked
 */
export const askForTokens = async (
  settings: EmailSettings,
  grant: Record<string, string>,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<TokenAnswer> => {
  const url = oauthPlaces(settings).token;
  const { hostname, protocol } = new URL(url);
  const { address } = await resolveHost(hostname, allowPrivateHosts);
  if (protocol !== 'https:' && isPublicAddress(address))
    throw new ChannelError(
      'permanent',
      'the token address must begin with https: what it is asked is secret',
    );
  const answer = await askProvider(url, {
    method: 'POST',
    address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      ...grant,
      client_id: settings.oauthClientId ?? '',
      ...(settings.oauthClientSecret ? { client_secret: settings.oauthClientSecret } : {}),
    }).toString(),
    signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
  }).catch((error: unknown) => {
    // Asking for a token twice does no harm, so a lost answer is not ambiguous.
    throw new ChannelError('transient', 'the token server gave no answer', { cause: error });
  });
  if (answer.status >= 500 || answer.status === 429)
    throw new ChannelError('transient', `the token server answered ${answer.status}`);
  const fields = asFields(answer.text);
  const access = textOf(fields.access_token);
  if (answer.status >= 400 || access === '')
    return { refused: `${answer.status} ${sayRefusal(fields.error, fields.error_description)}`.trim() };
  return {
    access,
    seconds: Number(fields.expires_in) > 0 ? Number(fields.expires_in) : 300,
    refresh: textOf(fields.refresh_token) || null,
  };
};

/**
 * The code of a refusal (RFC 6749 §4.1.2.1, §5.2), with the number by which Microsoft explains it. The rest of what it
 * says may hold names and addresses, which are not for a log.
 */
const sayRefusal = (error: unknown, description: unknown): string => {
  const code = /^[a-z_]{1,40}$/.exec(textOf(error))?.[0] ?? '';
  const number = /\bAADSTS\d{4,8}\b/.exec(textOf(description))?.[0] ?? '';
  return [code, number].filter(Boolean).join(' ');
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const asFields = (text: string): Record<string, unknown> => {
  try {
    const fields: unknown = JSON.parse(text);
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};
