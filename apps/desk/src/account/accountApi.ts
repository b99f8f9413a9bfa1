import type { changeMeBody, MeDto } from '@hilo/api';
import type { z } from 'zod';
import { request } from '../admin/request.ts';
import { uploadFile } from '../composer/files/upload-file.ts';

export const readMe = () => request<MeDto>('GET', '/api/v1/me');
export const changeMe = (body: z.input<typeof changeMeBody>) => request<MeDto>('PATCH', '/api/v1/me', body);

/** @throws ApiError */
export const setPhoto = async (file: File): Promise<MeDto> => {
  const { id } = await uploadFile(file, () => undefined, new AbortController().signal);
  return request<MeDto>('PUT', '/api/v1/me/photo', { uploadId: id });
};
export const removePhoto = () => request<MeDto>('DELETE', '/api/v1/me/photo');

/** A place where this agent is signed in. `device` is what the browser says of itself. */
export type SessionDto = {
  id: string;
  isCurrent: boolean;
  device: string | null;
  address: string | null;
  createdAt: string;
  expiresAt: string;
};
export const listSessions = () =>
  request<{ items: SessionDto[] }>('GET', '/api/v1/me/sessions').then(({ items }) => items);
export const endSession = (id: string) => request<unknown>('DELETE', `/api/v1/me/sessions/${id}`);
/** Everywhere, this browser too, unless told to keep it. */
export const endSessions = (isCurrentKept: boolean) =>
  request<unknown>('DELETE', `/api/v1/me/sessions${isCurrentKept ? '?keepThis=true' : ''}`);
/** Ends every other session: whoever knew the old password is out. */
export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  request<unknown>('POST', '/auth/change-password', body);
/** What an app for codes needs (`otpauth:`), and codes for the day it is lost; neither counts before `verifyTwoStep`. */
export const beginTwoStep = (password: string) =>
  request<{ totpURI: string; backupCodes: string[] }>('POST', '/auth/two-factor/enable', { password });
/** The first right code turns it on. */
export const verifyTwoStep = (code: string) =>
  request<unknown>('POST', '/auth/two-factor/verify-totp', { code });
export const endTwoStep = (password: string) =>
  request<unknown>('POST', '/auth/two-factor/disable', { password });
/** The codes of before are no longer good. */
export const renewBackupCodes = (password: string) =>
  request<{ backupCodes: string[] }>('POST', '/auth/two-factor/generate-backup-codes', { password });
export const signOut = () => request<unknown>('POST', '/auth/sign-out', {});

export type PasskeyDto = { id: string; name: string | null; createdAt: string | null; isBackedUp: boolean };
export const listPasskeys = () =>
  request<{ items: PasskeyDto[] }>('GET', '/api/v1/me/passkeys').then(({ items }) => items);
/** What the device is to sign, as JSON of WebAuthn. */
export const beginPasskey = <Options>(password: string) =>
  request<Options>('POST', '/api/v1/me/passkeys/challenge', { password });
export const addPasskey = (name: string, response: object) =>
  request<PasskeyDto>('POST', '/api/v1/me/passkeys', { name, response });
export const renamePasskey = (id: string, name: string) =>
  request<PasskeyDto>('PATCH', `/api/v1/me/passkeys/${id}`, { name });
export const removePasskey = (id: string) => request<unknown>('DELETE', `/api/v1/me/passkeys/${id}`);
