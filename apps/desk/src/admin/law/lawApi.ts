import type { RegimeDto, RegimeSettings, TestedRegime, TestRegimeBody } from '@hilo/api';
import { request } from '../request.ts';

const path = '/api/v1/regime';

export const readRegime = () => request<RegimeDto>('GET', path);
export const changeRegime = (body: RegimeSettings) => request<RegimeDto>('PUT', path, body);
export const testRegime = (body: TestRegimeBody) => request<TestedRegime>('POST', `${path}/test`, body);
