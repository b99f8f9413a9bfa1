import type { changeFieldBody, createFieldBody, FieldDto } from '@hilo/api';
import type { z } from 'zod';
import { request } from './request.ts';

const path = '/api/v1/fields';
type FieldBody = z.input<typeof createFieldBody>;
export const listFields = () => request<{ items: FieldDto[] }>('GET', path).then(({ items }) => items);
export const createField = (body: FieldBody) => request<FieldDto>('POST', path, body);
export const changeField = (id: string, body: z.input<typeof changeFieldBody>) =>
  request<FieldDto>('PATCH', `${path}/${id}`, body);
