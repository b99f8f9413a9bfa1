import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSourceFiles, root } from '../fences/source-files.ts';
import { readCalls } from './read-calls.ts';

/** "Every action of the desk is in the API": what its code calls is compared with the document. */
const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, object>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

const isOfDesk = (path: string): boolean =>
  /^(apps\/desk\/src|packages\/ui\/src)\//.test(path) ||
  /^channels\/\w+\/(composer|manifest)\.tsx?$/.test(path) ||
  path === 'packages/api/src/client.ts';

/** Where an address comes from elsewhere: these hand on what another file, which is read here too, names. */
const handsOn: Readonly<Record<string, string>> = {
  'apps/desk/src/ask-in-session.ts': 'asks for all others',
  'apps/desk/src/admin/request.ts': 'asks for all others',
  'apps/desk/src/api.ts': 'asks for the client',
  'packages/api/src/client.ts': 'asks for the client’s methods',
  'apps/desk/src/promises/promisesApi.ts': 'asks for `pageOf`',
  'apps/desk/src/thread/message/PreviewDialog.tsx': 'opens a file by its signed address',
};

/** What people do with their own sign-in in a browser; a key is no person. docs/API.md says so. */
const ofPeople = /^\/auth\//;

/** The desk's own page, of which it asks whether it is still the same. */
const ownPage = '/';

const pathOf = (path: string): string => (path.startsWith('/api/v1') ? path : `/api/v1${path}`);
const fits = (method: string, path: string): string[] => {
  const texts = pathOf(path)
    .split('*')
    .map((text) => text.replace(/[.+()[\]{}^$|\\]/g, '\\$&'));
  const pattern = new RegExp(`^${method} ${texts.join('[^/]+')}$`);
  return operations.filter((operation) => pattern.test(operation));
};

const calls = readSourceFiles()
  .filter(({ path }) => isOfDesk(path) && !/\.test\.|\/testing\//.test(path))
  .flatMap(({ path, text }) => readCalls(path, text));
const isUnknown = ({ path }: { path: string }): boolean => /^(\/api\/v1)?\*$/.test(path);

test('the desk calls nothing that the document of the API does not have', () => {
  const strangers = calls
    .filter(
      (call) =>
        !isUnknown(call) &&
        !ofPeople.test(call.path) &&
        call.path !== ownPage &&
        fits(call.method, call.path).length === 0,
    )
    .map(({ file, line, method, path }) => `${file}:${line} ${method} ${path}`);
  expect(strangers).toEqual([]);
});

test('every address of a call can be read, but in files that hand on others’', () => {
  const files = new Set(calls.filter(isUnknown).map(({ file }) => file));
  expect([...files].sort()).toEqual(Object.keys(handsOn).sort());
});

test('most of the API is the desk’s: its code is read indeed', () => {
  const used = new Set(
    calls.filter((call) => !isUnknown(call)).flatMap(({ method, path }) => fits(method, path)),
  );
  expect(calls.length).toBeGreaterThan(200);
  expect(used.size / operations.length).toBeGreaterThan(0.9);
  for (const known of [
    'POST /api/v1/tickets/{id}/messages',
    'POST /api/v1/uploads',
    'GET /api/v1/tickets.csv',
    'GET /api/v1/messages/{id}/html',
    'PUT /api/v1/tickets/{id}/draft',
    'POST /api/v1/approvals/{id}/refuse',
  ])
    expect(used).toContain(known);
});

test('a call that the document has not is found, however it is written', () => {
  const source = `
    const path = '/api/v1';
    const verbs = { one: 'start', two: 'stop' } as const;
    const addressOf = (id: string) => \`\${path}/trains/\${id}\`;
    export const a = () => request<{ items: Train[] }>('GET', \`\${path}/trains?limit=2\`);
    export const b = (id: string, verb: 'one' | 'two') => request('POST', \`\${addressOf(id)}/\${verbs[verb]}\`, {});
    export const c = (id: string) => send<null>('PUT', at\`/trains/\${id}/seen\`);
    export const d = (isDone: boolean) => fetch(isDone ? '/api/v1/done' : '/api/v1/open', { method: 'DELETE' });
    export const E = () => <a href={\`/api/v1/trains/\${id}/original\`}>x</a>;
    image.src = '/api/v1/pictures';
  `;
  expect(readCalls('a.tsx', source).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/v1/trains',
    'POST /api/v1/trains/*/start',
    'POST /api/v1/trains/*/stop',
    'PUT /trains/*/seen',
    'DELETE /api/v1/done',
    'DELETE /api/v1/open',
    'GET /api/v1/trains/*/original',
    'GET /api/v1/pictures',
  ]);
});
