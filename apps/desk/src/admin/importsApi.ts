import type { changeImportBody, ImportDto, ImportRowDto, Page } from '@hilo/api';
import type { z } from 'zod';
import { uploadFile } from '../composer/files/upload-file.ts';
import { request } from './request.ts';

const path = '/api/v1/imports';
export type Outcome = NonNullable<ImportRowDto['outcome']>;

export const listImports = () => request<{ items: ImportDto[] }>('GET', path).then(({ items }) => items);
export const readImport = (id: string) => request<ImportDto>('GET', `${path}/${id}`);
export const bringFile = async (file: File): Promise<ImportDto> => {
  const { id } = await uploadFile(file, () => undefined, new AbortController().signal);
  return request<ImportDto>('POST', path, { uploadId: id });
};
export const changeImport = (id: string, body: z.input<typeof changeImportBody>) =>
  request<ImportDto>('PATCH', `${path}/${id}`, body);
export const startImport = (id: string, work: 'check' | 'run' | 'cancel' | 'undo') =>
  request<ImportDto>('POST', `${path}/${id}/${work}`);
export const listRows = (id: string, outcome: Outcome, cursor: string | null) =>
  request<Page<ImportRowDto>>(
    'GET',
    `${path}/${id}/rows?limit=50&outcome=${outcome}${cursor === null ? '' : `&cursor=${cursor}`}`,
  );
export const resultAddress = (id: string) => `${path}/${id}/result`;
