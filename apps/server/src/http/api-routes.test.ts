import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionNames } from '@hilo/core';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { RouteOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { isOpen, scopesOf } from './require-sign-in.ts';
import { noteOf, routeNotes } from './route-notes.ts';
import { createApiServer } from './testing/api-server.ts';

const { server, routes, key } = await createApiServer();
const document = server.inject({ url: '/api/v1/openapi.json' }).then((response) => response.json());

const nameOf = (route: RouteOptions): string => `${String(route.method)} ${route.url}`;
/** An address of the route, with an id that is well formed and nobody's. */
const addressOf = (route: RouteOptions): string =>
  route.url.replace(/:\w+/g, '01890000-0000-7000-8000-000000000000');
const ask = async (route: RouteOptions, headers: Record<string, string>) =>
  server.inject({ method: String(route.method) as 'GET', url: addressOf(route), headers });

test('every route has its note, and every note its route', () => {
  expect(routes.map((route) => nameOf(route).replace('/api/v1', '')).sort()).toEqual(
    Object.keys(routeNotes).sort(),
  );
});

describe.each(routes.map((route) => ({ name: nameOf(route), route })))('$name', ({ route }) => {
  const schema = route.schema!;
  const note = noteOf(String(route.method), route.url)!;
  const params = [...route.url.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  const scopes = scopesOf(note.scope);

  test('says what it is, who may, and what it takes and gives', async () => {
    expect(schema.tags?.length, 'tags').toBe(1);
    expect(schema.summary, 'summary: one plain sentence').toMatch(/^[A-Z][^.\n]{9,120}\.$/);
    expect(isOpen(schema), 'security').toBe(note.scope === 'everybody');
    const shape = (schema.params as z.ZodObject | undefined)?.shape ?? {};
    expect(Object.keys(shape).sort(), 'params').toEqual(params.sort());
    const operation = (await document).paths[route.url.replace(/:(\w+)/g, '{$1}')][
      String(route.method).toLowerCase()
    ];
    expect(operation.summary).toBe(note.summary);
    expect(
      Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status)),
      'a success response',
    ).toBe(true);
  });

  test('is closed to nobody, and to a key without the scope', async () => {
    const nobody = await ask(route, {});
    if (note.scope === 'everybody') {
      expect(nobody.statusCode).not.toBe(401);
      return;
    }
    expect(nobody.statusCode).toBe(401);
    expect(nobody.json()).toMatchObject({ code: 'auth.required', status: 401 });
    if (scopes.length === 0) return;
    const without = await ask(route, await key(...permissionNames.filter((name) => !scopes.includes(name))));
    expect(without.statusCode).toBe(403);
    expect(without.json().facts.permission).toBe(scopes[0]);
    const allowed = await ask(route, await key(...scopes));
    if (allowed.statusCode === 403) expect(allowed.json().detail).toContain('agents');
    else expect([200, 201, 204, 400, 404, 415, 422]).toContain(allowed.statusCode);
  });
});

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(await document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect((await document).openapi).toBe('3.1.0');
  });

  test('has every route, once, by a name of its own', async () => {
    const { paths } = await document;
    const names: string[] = [];
    for (const [path, operations] of Object.entries(
      paths as Record<string, Record<string, { operationId: string }>>,
    ))
      for (const [method, operation] of Object.entries(operations)) {
        names.push(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
        expect(operation.operationId).toMatch(/^[a-z]\w+$/);
      }
    expect(names.sort()).toEqual(routes.map(nameOf).sort());
    const ids = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (one) => Object.values(one).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('answers every list as a page', async () => {
    type Schema = { $ref?: string; properties?: object; required?: string[] };
    type Get = { responses: Record<string, { content?: Record<string, { schema: Schema }> }> };
    const { paths, components } = await document;
    const lists = Object.entries(paths as Record<string, { get?: Get }>).flatMap(([path, { get }]) => {
      const given = get?.responses['200']?.content?.['application/json']?.schema;
      const schema: Schema | undefined = given?.$ref
        ? components.schemas[given.$ref.split('/').at(-1)!]
        : given;
      return 'items' in (schema?.properties ?? {}) ? [{ path, required: schema?.required }] : [];
    });
    expect(lists.length).toBeGreaterThan(30);
    expect(lists.filter(({ required }) => !required?.includes('nextCursor'))).toEqual([]);
  });

  test('tells problems, both ways to sign in, and what each call needs', async () => {
    const made = await document;
    expect(Object.keys(made.components.securitySchemes)).toEqual(['apiKey', 'session']);
    expect(made.components.schemas.Problem.required).toContain('code');
    const send = made.paths['/api/v1/tickets/{id}/messages'].post;
    expect(send.responses.default.content['application/problem+json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    );
    expect(send.responses['429'].$ref).toBe('#/components/responses/TooManyRequests');
    expect(Object.keys(made.components.responses.TooManyRequests.headers)).toEqual([
      'RateLimit-Policy',
      'RateLimit',
      'Retry-After',
    ]);
    expect(send.description).toContain('`messages.send` or `tickets.write`');
    expect(send.parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
    expect(send.security).toEqual([{ apiKey: [] }, { session: [] }]);
    expect(made.paths['/api/v1/tickets/{id}/draft'].delete.responses['204'].content).toBeUndefined();
    expect(
      made.paths['/api/v1/tickets/{id}'].get.responses['200'].content['application/json'].schema.$ref,
    ).toBe('#/components/schemas/Ticket');
  });

  test('stands in docs as it is served', async () => {
    const file = join(import.meta.dirname, '../../../../docs/openapi.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await document);
  });
});
