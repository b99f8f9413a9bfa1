import type { ChannelContext, ChannelSignIn } from '@hilo/channel-kit';
import { ChannelError } from '@hilo/channel-kit';
import { readOptions } from '../outgoing.ts';
import type { EmailSettings } from '../settings.ts';
import { askForTokens } from './ask-for-tokens.ts';
import { oauthPlaces } from './oauth-places.ts';

type Context = Pick<ChannelContext<EmailSettings>, 'settings' | 'options'>;

/** Signing in to a mailbox by the provider's own page: the authorisation code of OAuth 2.0, with PKCE (RFC 7636). */
export const emailSignIn: ChannelSignIn<Context> = {
  keeps: ['oauthRefreshToken'],
  isFor: ({ settings }) => JSON.stringify([oauthPlaces(settings).token, settings.oauthClientId]),

  authorise: ({ settings }, { redirectUri, state, challenge }) => {
    const { authorise, scope, extra } = oauthPlaces(settings);
    if (settings.mode !== 'account' || settings.auth !== 'oauth2' || authorise === null) return null;
    const url = new URL(authorise);
    const asked: Record<string, string> = {
      response_type: 'code',
      client_id: settings.oauthClientId ?? '',
      redirect_uri: redirectUri,
      ...(scope ? { scope } : {}),
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(settings.username?.includes('@') ? { login_hint: settings.username } : {}),
      ...extra,
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return url.href;
  },

  async exchange({ settings, options }, { code, redirectUri, verifier }, signal) {
    const { allowPrivateHosts } = readOptions(options);
    const grant = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    try {
      const answer = await askForTokens(settings, grant, allowPrivateHosts, signal);
      if ('refused' in answer) return { outcome: 'refused', detail: answer.refused };
      if (!answer.refresh) return { outcome: 'noLasting', detail: null };
      return { outcome: 'signedIn', settings: { oauthRefreshToken: answer.refresh } };
    } catch (error) {
      if (error instanceof ChannelError) return { outcome: 'unavailable', detail: error.message };
      throw error;
    }
  },
};
