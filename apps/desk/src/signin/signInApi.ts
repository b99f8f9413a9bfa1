import type { Locale } from '@hilo/ui';
import { request } from '../admin/request.ts';

/** True where a code of the second factor is still to come. */
export const signIn = (body: { email: string; password: string }) =>
  request<{ twoFactorRedirect?: boolean }>('POST', '/auth/sign-in/email', body).then(
    (answer) => answer.twoFactorRedirect === true,
  );
/** Six digits of the telephone, or one of the codes that were printed. */
export const verifyCode = (code: string, kind: 'totp' | 'backup', trustDevice: boolean) =>
  request<unknown>('POST', `/auth/two-factor/verify-${kind === 'totp' ? 'totp' : 'backup-code'}`, {
    code,
    trustDevice,
  });
/** What a passkey is to sign, as JSON of WebAuthn. */
export const askPasskey = <Options>() =>
  request<Options>('POST', '/auth/passkey/generate-authenticate-options', {});
export const enterByPasskey = (response: object) =>
  request<unknown>('POST', '/auth/passkey/verify-authentication', { response });
export const readSetup = () => request<{ isNeeded: boolean }>('GET', '/api/v1/setup');
export const askForReset = (email: string) => request<unknown>('POST', '/api/v1/password-reset', { email });

export type Invitation = {
  name: string;
  email: string;
  purpose: 'invitation' | 'passwordReset';
  expiresAt: string;
};
export const readInvitation = (token: string) =>
  request<Invitation>('POST', '/api/v1/invitations/read', { token });
export const acceptInvitation = (body: { token: string; password: string; name?: string; locale?: Locale }) =>
  request<{ needsSecondFactor: boolean }>('POST', '/api/v1/invitations/accept', body);
