import type { apiKeySchema, HealthDto, UpdatesDto } from '@hilo/api';
import type { Locale } from '@hilo/ui';
import type { z } from 'zod';
import { request } from './request.ts';

const path = '/api/v1';
export type Organisation = {
  name: string;
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  /** `#rrggbb`, for pages that customers see; null for Hilo's own. */
  accentColour: string | null;
  /** How customers are addressed where the language tells the two apart. */
  formality: 'familiar' | 'formal';
};
export const readOrganisation = () => request<Organisation>('GET', `${path}/settings`);
export const changeOrganisation = (body: Partial<Organisation>) =>
  request<Organisation>('PATCH', `${path}/settings`, body);

export type ApiKeyDto = z.infer<typeof apiKeySchema>;
export const listApiKeys = () =>
  request<{ items: ApiKeyDto[] }>('GET', `${path}/api-keys`).then(({ items }) => items);
/** `key` is answered this once and never again. */
export const createApiKey = (body: { name: string; scopes: string[] }) =>
  request<ApiKeyDto & { key: string }>('POST', `${path}/api-keys`, body);
export const revokeApiKey = (id: string) => request<unknown>('POST', `${path}/api-keys/${id}/revoke`);

/** What runs here; `source` is where its source code is offered (AGPL §13), null where the server names no place. */
export type About = { version: string; source: string | null };
type ApiDocument = { info: { version: string }; externalDocs?: { url: string } };
/** The server says it in the document of its API. */
export const readAbout = async (): Promise<About> => {
  const { info, externalDocs } = await request<ApiDocument>('GET', `${path}/openapi.json`);
  return { version: info.version, source: externalDocs?.url ?? null };
};

export const readHealth = () => request<HealthDto>('GET', `${path}/health`);

export const readUpdates = () => request<UpdatesDto>('GET', `${path}/updates`);
/** Asks outside whether there is a newer version, where the server was told where to ask. */
export const askForUpdates = () => request<UpdatesDto>('POST', `${path}/updates/ask`);
