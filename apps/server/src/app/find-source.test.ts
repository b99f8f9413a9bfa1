import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { describeApi } from '../http/describe-api.ts';
import { findSource, runningVersion } from './find-source.ts';

const documentWith = async (environment: Record<string, string>) => {
  const server = Fastify();
  onTestFinished(() => server.close());
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(async (api) => describeApi(api, readConfig(environment)), { prefix: '/api/v1' });
  return (await server.inject({ url: '/api/v1/openapi.json' })).json();
};

test('the document of the API says where the source of this version is', async () => {
  const { info, externalDocs } = await documentWith({ HILO_SOURCE_URL: 'https://code.shop.example/hilo' });
  expect(info.version).toBe(runningVersion);
  expect(externalDocs.url).toBe('https://code.shop.example/hilo');
  expect(externalDocs.description).toContain(` ${runningVersion} `);
});

test('where nothing is set it says what package.json declares, or nothing', async () => {
  const { externalDocs } = await documentWith({});
  expect(externalDocs?.url ?? null).toBe(findSource(null));
});

test('only an address that a browser opens is a setting', () => {
  for (const address of ['javascript:alert(1)', 'git@code.example:hilo.git', 'code.example/hilo'])
    expect(() => readConfig({ HILO_SOURCE_URL: address })).toThrow(/HILO_SOURCE_URL must be an http/);
});

describe('findSource', () => {
  test.each([
    ['nothing declared', {}, null],
    [
      'a repository as npm writes it',
      { repository: { type: 'git', url: 'git+https://code.example/o/hilo.git' } },
      'https://code.example/o/hilo',
    ],
    [
      'a repository as a text',
      { repository: 'https://code.example/o/hilo', homepage: 'https://hilo.example' },
      'https://code.example/o/hilo',
    ],
    [
      'a short name, and a home page',
      { repository: 'github:o/hilo', homepage: 'https://hilo.example' },
      'https://hilo.example',
    ],
    ['a repository for keys alone', { repository: { url: 'git+ssh://git@code.example/o/hilo.git' } }, null],
    ['nonsense', { repository: 7 }, null],
  ])('%s', (_name, packageJson, expected) => {
    expect(findSource(null, packageJson)).toBe(expected);
  });

  test('what the administrator set wins', () => {
    expect(findSource('https://mine.example', { homepage: 'https://hilo.example' })).toBe(
      'https://mine.example',
    );
  });
});
