import { createHash } from 'node:crypto';
import { HiloError } from '@hilo/api';
import type { FastifyRequest } from 'fastify';

export const maxFileBytes = 25 * 1024 * 1024;

type SentFile = { name: string; type: string; content: Buffer };

const read = new WeakMap<FastifyRequest, Promise<SentFile>>();

/**
 * The one file of a multipart request, read once however often it is asked for.
 * @throws request.invalid without a file, file.tooLarge over 25 MB
 */
export const readUpload = (request: FastifyRequest): Promise<SentFile> => {
  let file = read.get(request);
  if (!file) {
    file = readFile(request);
    read.set(request, file);
  }
  return file;
};

/** What makes two uploads the same request: boundary and order of the parts differ at each try. */
export const digestUpload = async (request: FastifyRequest): Promise<string> => {
  const { name, type, content } = await readUpload(request);
  return JSON.stringify([name, type, createHash('sha256').update(content).digest('hex')]);
};

/** What the parser says of a body that is no multipart has no status of its own. */
export const explainBroken = (error: Error & { statusCode?: number }): never => {
  if (error.statusCode !== undefined) throw error;
  throw new HiloError('request.invalid', 'This multipart body cannot be read.', {}, error);
};

const readFile = async (request: FastifyRequest): Promise<SentFile> => {
  if (!request.isMultipart())
    throw new HiloError('request.mediaType', 'Send one file as multipart/form-data.');
  const part = await request.file().catch(explainBroken);
  if (!part) throw new HiloError('request.invalid', 'Send one file as multipart/form-data.');
  const content = await part.toBuffer().catch((error: Error & { code?: string; statusCode?: number }) => {
    if (error.code !== 'FST_REQ_FILE_TOO_LARGE') return explainBroken(error);
    throw new HiloError('file.tooLarge', 'A file may have 25 MB at most.', { limit: maxFileBytes });
  });
  return { name: plainName(part.filename), type: plainType(part.mimetype), content };
};

/** Without what a path, a header or a terminal reads as an order. */
export const plainName = (name: string | undefined): string =>
  (name ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed() || 'file';

export const plainType = (type: string | undefined): string => {
  const bare = (type ?? '').toLowerCase();
  return /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(bare)
    ? bare
    : 'application/octet-stream';
};
