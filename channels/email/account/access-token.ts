import { type ChannelContext, ChannelError } from '@hilo/channel-kit';
import type { EmailSettings } from '../settings.ts';
import { askForTokens } from './ask-for-tokens.ts';
import { oauthPlaces } from './oauth-places.ts';

/** What it takes to get into an account. */
export type Access = Pick<ChannelContext<EmailSettings>, 'settings' | 'secrets'>;

type Kept = { token: string; expiresAt: number };

/** Access tokens by what they were asked with. Short-lived, so they live in memory only. */
const kept = new Map<string, Kept>();
/** What took the place of a refresh token that was spent and could not be stored yet, by what it was asked with. */
const unstored = new Map<string, string>();

/** A token that ends within this time is not used any more. */
const marginMs = 60_000;
const secretName = 'oauthRefreshToken';
/** So much longer an answer is waited for that nobody wants any more: it may bring what took the place of what was spent. */
const graceMs = 3_000;

/**
 * An access token for XOAUTH2, from memory or freshly made of the refresh token (RFC 6749 §6). One asks at a time, for a
 * refresh token may be good only once; the one that takes its place is stored before anything is done with the answer.
 * @throws ChannelError `auth` where nobody has signed in or the grant is refused, `transient` where the token server
 *   or the database does not answer
 */
export const accessToken = async (
  access: Access,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<string> => {
  const { settings, secrets } = access;
  const known = knownToken(settings, (await secrets.read(secretName)) ?? settings.oauthRefreshToken);
  if (known) return known;
  return inTurn(
    access,
    signal,
    // Whoever had the turn before may have asked for all of us.
    async (refreshToken, ask) => knownToken(settings, refreshToken) ?? ask(),
    allowPrivateHosts,
  );
};

/**
 * Asks whether the permission still holds: only so is it seen that it was taken back, while what was given before may
 * yet be good for an hour. What comes is used from then on.
 * @throws as `accessToken`
 */
export const askForAccess = async (
  access: Access,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<void> => {
  await inTurn(access, signal, (_refreshToken, ask) => ask(), allowPrivateHosts);
};

const inTurn = (
  { settings, secrets }: Access,
  signal: AbortSignal,
  work: (refreshToken: string, ask: () => Promise<string>) => Promise<string>,
  allowPrivateHosts: boolean,
): Promise<string> =>
  secrets.renew(secretName, signal, async (stored, keep, held) => {
    if (signal.aborted) throw new ChannelError('transient', 'stopped before asking for a token');
    const refreshToken = stored ?? settings.oauthRefreshToken;
    if (!refreshToken) throw new ChannelError('auth', 'nobody has signed in yet');
    return work(refreshToken, () =>
      withGrace(signal, (late) =>
        renew(settings, refreshToken, keep, allowPrivateHosts, AbortSignal.any([held, late])),
      ),
    );
  });

/** Runs `work` with a signal that ends a while after `signal` does. */
const withGrace = async <Result>(
  signal: AbortSignal,
  work: (late: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => late.abort(), graceMs);
  };
  signal.addEventListener('abort', begin, { once: true });
  try {
    return await work(late.signal);
  } finally {
    signal.removeEventListener('abort', begin);
    clearTimeout(timer);
  }
};

const renew = async (
  settings: EmailSettings,
  stored: string,
  keep: (value: string) => Promise<void>,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<string> => {
  const place = keyOf(settings, stored);
  const refreshToken = unstored.get(place) ?? stored;
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const answer = await askForTokens(settings, grant, allowPrivateHosts, signal);
  if ('refused' in answer) throw new ChannelError('auth', `the token server refuses: ${answer.refused}`);
  const next = answer.refresh ?? refreshToken;
  if (next !== stored) {
    unstored.set(place, next);
    await keep(next);
    unstored.delete(place);
  }
  const now = Date.now();
  for (const [key, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(key);
  kept.delete(place);
  kept.set(keyOf(settings, next), { token: answer.access, expiresAt: now + answer.seconds * 1000 });
  return answer.access;
};

const knownToken = (settings: EmailSettings, refreshToken: string | undefined): string | null => {
  const known = refreshToken ? kept.get(keyOf(settings, refreshToken)) : undefined;
  return known && known.expiresAt - marginMs > Date.now() ? known.token : null;
};

const keyOf = (settings: EmailSettings, refreshToken: string): string =>
  JSON.stringify([
    oauthPlaces(settings).token,
    settings.oauthClientId,
    settings.oauthClientSecret,
    refreshToken,
  ]);

/** After a refused login: the token may have been revoked before its time. */
export const forgetAccessToken = (token: string): void => {
  for (const [key, known] of kept) if (known.token === token) kept.delete(key);
};
