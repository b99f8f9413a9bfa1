import type { MeDto } from '@hilo/api';
import type { Locale } from '@hilo/ui';
import { request } from '../admin/request.ts';

type SetUp = {
  token: string;
  organisation: string;
  name: string;
  email: string;
  password: string;
  locale: Locale;
  timeZone: string;
};
/** Makes the organisation and its first administrator, who is signed in by the answer. */
export const setUp = (body: SetUp) => request<MeDto>('POST', '/api/v1/setup', body);
