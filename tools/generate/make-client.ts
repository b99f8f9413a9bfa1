import * as shapes from '@hilo/api';
import { z } from 'zod';
import { noteOf } from '../../apps/server/src/http/route-notes.ts';
import { type JsonSchema, printType } from './print-type.ts';
import type { Route } from './route.ts';

type Schemas = {
  operationId: string;
  summary?: string;
  params?: z.ZodObject;
  querystring?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodType;
  consumes?: string[];
  response?: Record<string, z.ZodType>;
};

/** Schemas with a name in `packages/api` are typed by that name, so that the client knows what the server checks by. */
const names = new Map<z.ZodType, string>(
  Object.entries(shapes).flatMap(([name, shape]) => (shape instanceof z.ZodType ? [[shape, name]] : [])),
);

const typeOf = (schema: z.ZodType, io: 'input' | 'output'): string => {
  const infer = (name: string): string => `z.${io === 'input' ? 'input' : 'infer'}<typeof api.${name}>`;
  const name = names.get(schema);
  if (name) return infer(name);
  const registry = z.registry<{ id: string }>();
  for (const [shape, id] of names) registry.add(shape, { id });
  const json = z.toJSONSchema(schema, { io, metadata: registry, unrepresentable: 'any' });
  return printType(json as JsonSchema, (ref) => infer(ref.replace('#/$defs/', '')));
};

/** A number in an address is read from text, so that as input it could be anything: it is asked for as what it becomes. */
const queryType = (schema: z.ZodObject): string => {
  const name = names.get(schema);
  return name ? `Query<typeof api.${name}>` : typeOf(schema, 'input');
};

const isOptional = (schema: z.ZodType): boolean => schema.safeParse({}).success;

const printOperation = (route: Route): { name: string; type: string; entry: string } => {
  const schema = route.schema as Schemas;
  const method = String(route.method);
  const path = route.url.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}');
  const gives = noteOf(method, route.url)?.gives;
  const parts: string[] = [];
  const params = [...route.url.matchAll(/:(\w+)/g)].map((match) => `${match[1]}: string`);
  if (params.length > 0) parts.push(`params: { ${params.join('; ')} }`);
  if (schema.querystring)
    parts.push(`query${isOptional(schema.querystring) ? '?' : ''}: ${queryType(schema.querystring)}`);
  if (schema.body) parts.push(`body${schema.body.isOptional() ? '?' : ''}: ${typeOf(schema.body, 'input')}`);
  if (schema.consumes?.includes('multipart/form-data')) parts.push('body: FormData');
  if (schema.headers && 'if-match' in schema.headers.shape)
    parts.push('/** The version that the change is meant for. */ ifMatch?: number');
  const good = Object.entries(schema.response ?? {}).find(([status]) => /^2\d\d$/.test(status))?.[1];
  parts.push(`answer: ${gives ? 'Blob' : good ? typeOf(good, 'output') : 'unknown'}`);
  return {
    name: schema.operationId,
    type: `  /** ${schema.summary} \`${method} ${path}\` */\n  ${schema.operationId}: { ${parts.join('; ')} };`,
    entry: `  ${schema.operationId}: ['${method}', '${path}'${gives ? ", 'bytes'" : ''}],`,
  };
};

/** packages/api/src/generated/operations.ts: every operation, typed by the schemas that the server runs by. */
export const clientOperations = (routes: readonly Route[]): string => {
  const printed = routes.map(printOperation).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `// Made by \`npm run generate\` from the routes. Change the schemas, not this file.
import type { z } from 'zod';
import type * as api from '../index.ts';

type Query<Schema extends z.ZodType> = {
  [Key in keyof z.input<Schema>]: unknown extends z.input<Schema>[Key]
    ? z.output<Schema>[Key & keyof z.output<Schema>]
    : z.input<Schema>[Key];
};

/** What each operation takes and answers. */
export type Operations = {
${printed.map(({ type }) => type).join('\n')}
};

/** How each is called: method, path, and whether bytes come back. */
export const operations = {
${printed.map(({ entry }) => entry).join('\n')}
} as const satisfies Record<keyof Operations, readonly [string, string, 'bytes'?]>;
`;
};
