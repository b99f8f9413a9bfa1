import type { EmailSettings } from '../settings.ts';

/** Where a provider signs people in, where it gives tokens, and what is asked of it. */
export type OAuthPlaces = {
  /** Null where nobody can sign in by a page: a refresh token was entered by hand. */
  authorise: string | null;
  token: string;
  scope: string;
  /** What it wants beside what the standard asks for, so that it gives a token that lasts. */
  extra: Record<string, string>;
};

/**
 * Endpoints and scopes as the providers document them (looked up in November 2026):
 * https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export const oauthPlaces = (settings: EmailSettings): OAuthPlaces => {
  if (settings.oauthProvider === 'microsoft') {
    const base = `https://login.microsoftonline.com/${settings.oauthTenant ?? 'common'}/oauth2/v2.0`;
    return {
      authorise: `${base}/authorize`,
      token: `${base}/token`,
      scope:
        'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
      extra: { response_mode: 'query', prompt: 'select_account' },
    };
  }
  if (settings.oauthProvider === 'google')
    return {
      authorise: 'https://accounts.google.com/o/oauth2/v2/auth',
      token: 'https://oauth2.googleapis.com/token',
      scope: 'https://mail.google.com/',
      // Without the question for consent, a second sign-in brings no refresh token.
      extra: { access_type: 'offline', prompt: 'consent' },
    };
  return {
    authorise: settings.oauthAuthoriseUrl ?? null,
    token: settings.oauthTokenUrl ?? '',
    scope: settings.oauthScope ?? '',
    extra: {},
  };
};
