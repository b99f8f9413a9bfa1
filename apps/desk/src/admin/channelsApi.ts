import type {
  ArrivalDto,
  BlockedIdentityDto,
  ChannelCounts,
  ChannelDto,
  ProbeDto,
  ResentDto,
  SignedInDto,
  StandingDto,
  TicketDto,
} from '@hilo/api';
import { request, requestText } from './request.ts';

const path = '/api/v1';
type Settings = Record<string, unknown>;

export const listChannels = () =>
  request<{ items: ChannelDto[] }>('GET', `${path}/channels`).then(({ items }) => items);
export const readChannelCounts = (id: string) =>
  request<ChannelCounts>('GET', `${path}/channels/${id}/counts`);
export const createChannel = (body: { kind: string; name: string; settings: Settings; queueId?: string }) =>
  request<ChannelDto>('POST', `${path}/channels`, body);
export type ChannelChange = {
  name?: string;
  settings?: Settings;
  queueId?: string;
  signature?: string;
  isEnabled?: boolean;
  vocation?: ChannelDto['vocation'];
  hoursId?: string | null;
  isShown?: boolean;
  sendsReceipts?: boolean;
};
export const changeChannel = (id: string, body: ChannelChange) =>
  request<ChannelDto>('PATCH', `${path}/channels/${id}`, body);
export const archiveChannel = (id: string) => request<unknown>('DELETE', `${path}/channels/${id}`);
/** Tries a channel as it is, and keeps what was seen as its health. */
export const probeChannel = (id: string) => request<ProbeDto>('POST', `${path}/channels/${id}/test`);
/** Sends again what a channel could not send through a fault of its own. */
export const resendRefused = (id: string) => request<ResentDto>('POST', `${path}/channels/${id}/resend`);
/** Asks outside what is published about a channel; nothing leaves this server before it is pressed. */
export const readStanding = (id: string) =>
  request<{ items: StandingDto[] }>('POST', `${path}/channels/${id}/standing`).then(({ items }) => items);
/** Tries settings without keeping them; secrets left out are those that the channel has. */
export const testChannel = (body: { kind: string; settings: Settings; channelId?: string }) =>
  request<ProbeDto>('POST', `${path}/channels/test`, body);

/** The address that a provider comes back to, to be registered with it. */
export const readSignInPlace = () => request<{ redirectUri: string }>('GET', `${path}/channels/sign-in`);
/** Where to go to sign in at the provider of a channel. */
export const beginSignIn = (id: string) => request<{ url: string }>('POST', `${path}/channels/${id}/sign-in`);
export type BackFromProvider = { state: string; code?: string; error?: string; errorDescription?: string };
export const finishSignIn = (back: BackFromProvider) =>
  request<SignedInDto>('POST', `${path}/channels/sign-in`, back);

type ArrivalPage = { items: ArrivalDto[]; nextCursor: string | null };
export const listArrivals = (outcome: 'quarantined' | 'ignored', channelId?: string, cursor?: string) => {
  const query = new URLSearchParams({ outcome });
  if (channelId) query.set('channelId', channelId);
  if (cursor) query.set('cursor', cursor);
  return request<ArrivalPage>('GET', `${path}/arrivals?${query}`);
};
export const readOriginal = (id: string) => requestText(`${path}/arrivals/${id}/original`);
/** Opens a ticket from what was kept of it. */
export const releaseArrival = (id: string) =>
  request<TicketDto>('POST', `${path}/arrivals/${id}/release`, {});
export const dismissArrival = (id: string) => request<unknown>('POST', `${path}/arrivals/${id}/dismiss`);

type BlockedPage = { items: BlockedIdentityDto[]; nextCursor: string | null };
/** Who is not heard. */
export const listBlocked = (cursor?: string) =>
  request<BlockedPage>('GET', `${path}/blocked-identities?${new URLSearchParams(cursor ? { cursor } : {})}`);
export const hearAgain = ({ id, customer }: BlockedIdentityDto) =>
  request<unknown>('POST', `${path}/customers/${customer.id}/identities/${id}/unblock`);
