import { expect, it } from 'vitest';
import { readConversation } from '../conversations/read-conversation.ts';
import { createApiServer } from '../http/testing/api-server.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { cleanJpeg } from './clean-jpeg.ts';

/** A JPEG of one pixel, as small as one can be that has all its parts. */
const pixel = (width = 1, height = 1): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from('d2cf20ffd9', 'hex'),
  ]);
const segment = (mark: number, content: number[] | string): Buffer => {
  const body = Buffer.from(content as string);
  const head = Buffer.from([0xff, mark, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** With what a telephone writes into it, right after its beginning. */
const withTales = (jpeg: Buffer): Buffer =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, 'Exif\0\0 41.38 N 2.17 E'),
    segment(0xfe, 'by Ana'),
    segment(0xee, 'Adobe'),
    jpeg.subarray(2),
  ]);

it('takes a JPEG without what was written into it beside the picture', () => {
  const clean = cleanJpeg(withTales(pixel()));
  expect(clean?.includes('41.38')).toBe(false);
  expect(clean?.includes('Ana')).toBe(false);
  expect(clean?.includes('Adobe')).toBe(true);
  expect(cleanJpeg(pixel())).toEqual(pixel());
});

it.each([
  ['another kind of file', Buffer.from('\x89PNG\r\n\x1a\n')],
  ['a picture of too many pixels', pixel(1_025, 10)],
  ['one of none', pixel(0, 10)],
  ['one that ends too soon', pixel().subarray(0, 30)],
  ['a part longer than the file', Buffer.from('ffd8ffe1ffff0000', 'hex')],
  ['one without a picture', Buffer.concat([pixel().subarray(0, 20), segment(0xda, [0])])],
  ['nothing', Buffer.alloc(0)],
])('takes no %s', (_what, bytes) => expect(cleanJpeg(bytes)).toBeNull());

it('is shown to colleagues and to customers, changes its address, and goes with whoever goes', async () => {
  const { world, server } = await createApiServer();
  const { app, agents } = world;
  const me = agents.agent;
  const ask = async (
    method: 'GET' | 'PUT' | 'DELETE' | 'POST',
    url: string,
    payload?: object,
    role = 'agent',
  ) => server.inject({ method, url, headers: { 'x-test-role': role }, ...(payload ? { payload } : {}) });
  const upload = async (content: Buffer) => {
    const blob = await app.blobs.put(content);
    const id = app.newId();
    await app.db
      .insertInto('upload')
      .values({
        id,
        blob: blob.id,
        name: 'me.jpg',
        type: 'image/jpeg',
        size: blob.size,
        uploadedBy: me.agentId,
        createdAt: app.now(),
      })
      .execute();
    return id;
  };
  const refused = await ask('PUT', '/api/v1/me/photo', { uploadId: await upload(Buffer.from('no picture')) });
  expect(refused.json()).toMatchObject({ code: 'request.invalid' });
  const given = await ask('PUT', '/api/v1/me/photo', { uploadId: await upload(withTales(pixel())) });
  const { photoUrl } = given.json();
  expect(photoUrl).toMatch(/^\/photos\/[0-9a-f-]{36}$/);
  const drawn = await server.inject({ url: photoUrl });
  expect(drawn.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': expect.stringContaining('sandbox'),
  });
  expect(drawn.rawPayload).toEqual(cleanJpeg(withTales(pixel())));
  const listed = await ask('GET', '/api/v1/agents', undefined, 'reader');
  expect(listed.json().items.find(({ id }: { id: string }) => id === me.agentId).photoUrl).toBe(photoUrl);

  // In the conversation as the customer reads it.
  const { ticketId } = await world.place(world.mail('ana@correo.example'), world.talk);
  await sendMessage(app, world.hub, me, ticketId, {
    kind: 'answer',
    bcc: [],
    text: 'Hello Ana',
    html: null,
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 0,
  });
  const read = async () => {
    const party = { kind: 'mailAddress', value: 'ana@correo.example', name: null };
    const { messages } = await readConversation(
      app,
      world.talk.id,
      { party, alsoProved: [], isProved: true },
      { limit: 10 },
      () => ({ es: '', en: '' }),
    );
    return messages.map((message) => message.photoUrl);
  };
  expect(await read()).toEqual([null, photoUrl]);

  const again = await ask('PUT', '/api/v1/me/photo', { uploadId: await upload(pixel(2, 2)) });
  expect(again.json().photoUrl).not.toBe(photoUrl);
  expect((await server.inject({ url: photoUrl })).statusCode).toBe(404);
  await ask('POST', `/api/v1/agents/${me.agentId}/deactivate`, {}, 'administrator');
  expect((await server.inject({ url: again.json().photoUrl })).statusCode).toBe(404);
  expect(await read()).toEqual([null, null]);
});
