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

test('whoever uploads without end is told to go on later, and nobody else is', async () => {
  const uploadedBy = uploaderOf(agents.agent);
  const ids = Array.from({ length: 5 }, () => app.newId());
  const row = { name: 'f', type: 'video/mp4', size: 1024 ** 3, blob: 'x', uploadedBy, createdAt: app.now() };
  await app.db
    .insertInto('upload')
    .values(ids.map((id) => ({ ...row, id })))
    .execute();

  const refused = await upload('agent');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'request.tooMany', facts: { retryAfterSeconds: 3600 } });
  expect((await upload('supervisor')).statusCode).toBe(201);

  await app.db.deleteFrom('upload').where('id', '=', ids[0]!).execute();
  expect((await upload('agent')).statusCode).toBe(201);
});
