import type { Json } from './adapter.ts';

/**
 * Secrets among the settings that a provider replaces while the channel runs: a refresh token that is good only until
 * the next one is given. Sealed as all secrets are; the channel is not opened anew.
 */
export type ChannelSecrets = {
  /** As it is stored now, for another node may have replaced it. Undefined where nothing is stored. */
  read(name: string): Promise<string | undefined>;
  /**
   * Runs `work` while nobody else renews this secret, here or on another node, and hands it the secret as it is stored
   * by then. `keep` puts another in its place at once, unless somebody has entered one meanwhile. `held` ends where the turn
   * is lost; `signal` ends the waiting for it, not the work.
   * @throws what `work` throws, and ChannelError `transient` where its turn did not come before `signal` ended
   */
  renew<Result>(
    name: string,
    signal: AbortSignal,
    work: (
      stored: string | undefined,
      keep: (value: string) => Promise<void>,
      held: AbortSignal,
    ) => Promise<Result>,
  ): Promise<Result>;
};

/** Of one attempt to sign in: where the provider sends the browser back to, and by what it is known then. */
export type SignInRequest = {
  redirectUri: string;
  /** Comes back untouched. */
  state: string;
  /** SHA-256 of the verifier, base64url (RFC 7636, S256). */
  challenge: string;
};

/** What the browser came back with, and the verifier that only we know. */
export type SignInGrant = { redirectUri: string; code: string; verifier: string };

/** How an attempt ended at the provider. `detail` is a code of its own, never a secret. */
export type SignInResult =
  | { outcome: 'signedIn'; settings: Record<string, Json> }
  | { outcome: 'refused' | 'noLasting' | 'unavailable'; detail: string | null };

/** Signing in at the provider by its own page (OAuth 2.0 authorisation code, RFC 6749 §4.1, with PKCE). */
export type ChannelSignIn<Context> = {
  /** The settings that hold what came of it. They are forgotten once `isFor` answers otherwise, and told to nobody else. */
  keeps: readonly string[];
  /** What it is good for, as these settings have it: where it was given, and to whom. */
  isFor(context: Context): string;
  /** Where the browser is sent; null where these settings ask for no signing in. */
  authorise(context: Context, request: SignInRequest): string | null;
  /** Trades the code for what is to be stored. Never throws for what the provider answers. */
  exchange(context: Context, grant: SignInGrant, signal: AbortSignal): Promise<SignInResult>;
};
