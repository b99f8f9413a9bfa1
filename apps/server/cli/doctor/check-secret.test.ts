import { expect, test } from 'vitest';
import { createHeartbeat } from '../../src/app/node-heartbeat.ts';
import { createSecrets } from '../../src/app/secrets.ts';
import { createTestApp } from '../../src/testing/create-test-app.ts';
import { checkSecret } from './check-secret.ts';

const app = await createTestApp();
const look = async (as = app) =>
  (await checkSecret({ pool: app.database.pool, app: as })).map(({ ok, detail }) => [ok, detail]);
const other = { ...app, node: 'other:2', secrets: createSecrets(Buffer.alloc(32, 9)) };

test('nodes with one secret are well, and one with another is found', async () => {
  // Nodes share a database of your own; on the embedded one there is nobody else.
  const config = { ...app.config, databaseUrl: 'postgres://one.example/hilo' };
  expect(await look()).toEqual([]);
  const one = createHeartbeat({ ...app, config });
  await one.start();
  expect(await look()).toEqual([[true, 'of every node, and of this command']]);
  expect(await look(other)).toEqual([[false, 'this command has another than the Hilo that runs']]);
  const two = createHeartbeat({ ...other, config });
  await two.start();
  expect(await look()).toEqual([[false, '2 different ones among the nodes that run']]);
  await two.stop();
  await one.stop();
  expect(await look()).toEqual([]);
});
