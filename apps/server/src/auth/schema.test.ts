import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { authOptions } from './create-auth.ts';
import { createSessions } from './sessions.ts';

const app = await createTestApp();

test('our migration makes every table and column that the library expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(app, createSessions()));
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
