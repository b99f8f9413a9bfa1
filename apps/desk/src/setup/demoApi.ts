import type { ClearedDemoDto, DemoDto } from '@hilo/api';
import { request } from '../admin/request.ts';

const path = '/api/v1/demo';
export const loadDemo = () => request<DemoDto>('POST', path);
export const clearDemo = () => request<ClearedDemoDto>('DELETE', path);

/** A page of this server with a channel on it, as a customer would see it. */
export const tryAddress = (channelId: string): string =>
  `/widget/test?channel=${encodeURIComponent(channelId)}`;
