import fastifySwagger, { type SwaggerTransformObject } from '@fastify/swagger';
import * as shapes from '@hilo/api';
import { type Permission, rolesWith } from '@hilo/core';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { findSource, runningVersion } from '../app/find-source.ts';
import { scopesOf } from './require-sign-in.ts';
import { noteOf } from './route-notes.ts';

/** Shapes that have a name in `packages/api` keep it in the document: `ticketSchema` is `Ticket`. */
const nameShapes = () => {
  const registry = z.registry<{ id: string }>();
  for (const [name, shape] of Object.entries(shapes))
    if (shape instanceof z.ZodType && /(Schema|Message)$/.test(name)) {
      const bare = name.replace(/Schema$/, '');
      if (!registry.has(shape)) registry.add(shape, { id: bare[0]!.toUpperCase() + bare.slice(1) });
    }
  return registry;
};

const problem = {
  description: 'What went wrong, as problem details (RFC 9457). The codes stand in docs/ERRORS.md.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const oneFile = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
} as const;

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text of your own, new for each request. The same request with the same key within 24 hours is carried out once; its answer comes again, with `Idempotent-Replay: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

/** draft-ietf-httpapi-ratelimit-headers-11 */
const limitHeaders = {
  'RateLimit-Policy': {
    description:
      'How many requests (`q`) in how many seconds (`w`): `"caller";q=1200;w=60`. On every answer.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'How many are left (`r`), and in how many seconds all are again (`t`). On every answer.',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description: 'Seconds after which the next request is let in (RFC 9110, section 10.2.3).',
    schema: { type: 'integer' },
  },
} as const;

const tooMany = {
  ...problem,
  description: 'Too many requests: `request.tooMany`. Nothing was done.',
  headers: limitHeaders,
} as const;

const meaningOf: Readonly<Record<string, string>> = {
  200: 'The answer.',
  201: 'What was made.',
  202: 'It will be done.',
  204: 'Done.',
};

/** Where a route describes its answer by its shape alone. */
const withDescriptions = <Response extends object>(responses: Record<string, Response>) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      'description' in response && response.description === 'Default Response'
        ? { ...response, description: meaningOf[status] ?? 'The answer.' }
        : response,
    ]),
  );

/** Whatever changes something takes the header; every call may be one too many. */
const withCommonParts =
  (describe: SwaggerTransformObject): SwaggerTransformObject =>
  (given) => {
    const document = describe(given);
    for (const operations of Object.values(document.paths ?? {}))
      for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
        const operation = operations?.[method];
        if (!operation) continue;
        operation.responses = {
          ...withDescriptions(operation.responses ?? {}),
          429: { $ref: '#/components/responses/TooManyRequests' },
        };
        if (method !== 'get')
          operation.parameters = [
            ...(operation.parameters ?? []),
            { $ref: '#/components/parameters/IdempotencyKey' },
          ];
      }
    return document;
  };

/** `/api/v1/openapi.json`: OpenAPI 3.1, made from the schemas that the routes run by. */
export const describeApi = async (api: FastifyInstance, config: Pick<Config, 'sourceUrl'>): Promise<void> => {
  const source = findSource(config.sourceUrl);
  const schemaRegistry = nameShapes();
  const transform = createJsonSchemaTransform({ schemaRegistry });
  api.addHook('onRoute', describeRoute);
  await api.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hilo',
        version: runningVersion,
        description:
          'One customer, one ticket, one thread, every channel. How to begin stands in docs/API.md.',
        license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
      },
      // AGPL-3.0 §13: whoever uses it over a network is offered the source of the version that answers him.
      ...(source
        ? {
            externalDocs: {
              description: `The source code of Hilo ${runningVersion} as it runs here (AGPL-3.0, section 13).`,
              url: source,
            },
          }
        : {}),
      servers: [{ url: '/' }],
      components: {
        parameters: { IdempotencyKey: keyHeader },
        responses: { TooManyRequests: tooMany },
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key made by an administrator: `hilo_…`.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'hilo.session_token',
            description: 'An agent at the desk.',
          },
        },
      },
    },
    transform: (document) => {
      const made = transform(document as Parameters<typeof transform>[0]);
      const schema = made.schema as FastifySchema & {
        response?: Record<string, unknown>;
        consumes?: string[];
      };
      if (schema.consumes?.includes('multipart/form-data')) schema.body = oneFile;
      const gives = noteOf(String(document.route.method), document.url)?.gives;
      schema.response = {
        ...(gives ? bytesOf(gives) : withoutEmptyBodies(schema.response)),
        default: problem,
      };
      return { ...made, schema };
    },
    transformObject: withCommonParts(createJsonSchemaTransformObject({ schemaRegistry })),
  });
  api.get(
    '/openapi.json',
    {
      schema: { tags: ['document'], response: { 200: z.unknown() } },
    },
    async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(JSON.stringify(api.swagger())),
  );
};

/** A route whose answer is null has none to describe. */
const withoutEmptyBodies = (responses: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      (response as { type?: string }).type === 'null' ? { description: 'Done.', type: 'null' } : response,
    ]),
  );

const describeRoute = (route: RouteOptions): void => {
  const { schema = {}, url } = route;
  const method = String(route.method);
  const found = noteOf(method, url);
  const words = url.replace(/^\/api\/v1/, '').match(/[\w-]+/g) ?? [];
  const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
  const scopes = scopesOf(found?.scope);
  const needs = scopes.map((one) => `\`${one}\``).join(' or ');
  route.schema = {
    operationId:
      method.toLowerCase() + words.map((word) => word.split(/[-.]/).map(capital).join('')).join(''),
    ...(found ? { summary: found.summary } : {}),
    ...(needs ? { description: `Needs ${needs}; roles: ${rolesOf(scopes)}.` } : {}),
    ...schema,
  };
};

const rolesOf = (scopes: readonly Permission[]): string =>
  [...new Set(scopes.flatMap((scope) => rolesWith(scope)))].join(', ');

/** What the document says of an answer that is to be taken as it is. */
export const bytesAnswer = 'The content.';

/** Pages, pictures, originals and files of JSON are bytes; the schema that Fastify runs by has nothing to say of them. */
const bytesOf = (type: string): Record<string, unknown> => ({
  200: {
    description: bytesAnswer,
    content: { [type]: { schema: type === 'application/json' ? { type: 'object' } : { type: 'string' } } },
  },
});
