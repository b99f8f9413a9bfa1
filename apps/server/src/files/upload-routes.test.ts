import { expect, test } from 'vitest';
import { createApiServer } from '../http/testing/api-server.ts';
import { uploaderOf } from './uploader-of.ts';

const { world, server, as } = await createApiServer();
const { app, agents } = world;

const upload = (role: 'agent' | 'supervisor') =>
  server.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { ...as(role), 'content-type': 'multipart/form-data; boundary=a' },
    payload:
      '--a\r\ncontent-disposition: form-data; name="f"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nHola\r\n--a--\r\n',
  });

const gigabytes = async (hoursAgo: number): Promise<string> => {
  const id = app.newId();
  const createdAt = new Date(app.now().getTime() - hoursAgo * 3_600_000);
  const uploadedBy = uploaderOf(agents.agent);
  await app.db
    .insertInto('upload')
    .values({ id, name: 'f', type: 'video/mp4', size: 1024 ** 3, blob: 'x', uploadedBy, createdAt })
    .execute();
  return id;
};
const waitSeconds = async (): Promise<number> => {
  const refused = await upload('agent');
  expect(refused.statusCode).toBe(429);
  expect(refused.json().code).toBe('request.tooMany');
  return refused.json().facts.retryAfterSeconds;
};

test('whoever uploads without end is told when to go on, and nobody else is', async () => {
  // What is older than a day counts no more, whether it was cleaned away or not.
  for (const hoursAgo of [25, 20, 10, 3, 2]) await gigabytes(hoursAgo);
  expect((await upload('agent')).statusCode).toBe(201);
  const newest = await gigabytes(1);
  const away = Math.abs((await waitSeconds()) - 4 * 3_600);
  expect(away).toBeLessThanOrEqual(1);
  expect((await upload('supervisor')).statusCode).toBe(201);

  await app.db.deleteFrom('upload').where('id', '=', newest).execute();
  expect((await upload('agent')).statusCode).toBe(201);
});

test('what a draft holds is no room to wait for', async () => {
  await app.db.deleteFrom('upload').execute();
  const { ticketId } = await world.place(world.mail('ana@client.example'));
  const held = await gigabytes(30);
  for (const hoursAgo of [20, 10, 3, 2]) await gigabytes(hoursAgo);
  expect((await upload('agent')).statusCode).toBe(201);
  const draft = { kind: 'answer', text: 'Con el vídeo', uploadIds: [held] };
  const { agentId } = agents.agent;
  await app.db
    .insertInto('draft')
    .values({ agentId, ticketId, body: JSON.stringify(draft), updatedAt: app.now() })
    .execute();
  expect(Math.abs((await waitSeconds()) - 4 * 3_600)).toBeLessThanOrEqual(1);
});
