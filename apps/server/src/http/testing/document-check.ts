import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Schema } from './sample-body.ts';

type Content = Record<string, { schema: Schema }>;
export type Operation = {
  operationId: string;
  parameters?: { in?: string; name?: string; schema?: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
export const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../docs/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

/** An operation of the document, with where it stands in it. */
export type Tried = { path: string; method: string; operation: Operation; id: string };

export const operations: Tried[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation,
    id: operation.operationId,
  })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv);
ajv.addSchema({ $id: 'hilo', ...document });
const checks = new Map<string, ReturnType<typeof ajv.compile>>();
const pointer = (...parts: string[]): string =>
  `hilo#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** Why an answer is not what the document says of it; null where it is. */
export const misfit = (
  { path, method, operation }: Tried,
  answer: { statusCode: number; body: string; headers: Record<string, unknown> },
): unknown => {
  if (answer.statusCode === 204) return answer.body === '' ? null : 'a body';
  const isSaid = String(answer.statusCode) in operation.responses && answer.statusCode !== 429;
  const status = isSaid ? String(answer.statusCode) : 'default';
  if (!isSaid && answer.statusCode < 400) return `status ${answer.statusCode} is not in the document`;
  const type = isSaid ? 'application/json' : 'application/problem+json';
  const content = operation.responses[status]?.content;
  if (content && !(type in content)) return null;
  if (!String(answer.headers['content-type']).startsWith(type)) return answer.headers['content-type'];
  const at = pointer('paths', path, method, 'responses', status, 'content', type, 'schema');
  const check = checks.get(at) ?? ajv.compile({ $ref: at });
  checks.set(at, check);
  return check(JSON.parse(answer.body)) ? null : check.errors;
};
