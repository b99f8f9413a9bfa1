import { sendMessageBody } from '@hilo/api';
import { expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { uploaderOf } from '../files/uploader-of.ts';
import { createWorld } from '../testing/domain-world.ts';
import { sendMessage } from './send-message.ts';
import { takeFiles } from './take-files.ts';

const world = await createWorld();
const { app, hub, agents } = world;
const { agent, supervisor } = agents;

const upload = async (actor: Parameters<typeof uploaderOf>[0]): Promise<string> => {
  const id = app.newId();
  const { id: blob, size } = await app.blobs.put(Buffer.from(`A file ${id}`));
  await app.db
    .insertInto('upload')
    .values({
      id,
      blob,
      size,
      name: 'a.txt',
      type: 'text/plain',
      uploadedBy: uploaderOf(actor),
      createdAt: app.now(),
    })
    .execute();
  return id;
};

test('an upload goes with a message of whoever uploaded it, and of nobody else', async () => {
  const { ticketId } = await world.place(world.mail('ana@mail.example'));
  const body = sendMessageBody.parse({
    kind: 'note',
    text: 'See the file',
    uploadIds: [await upload(agent)],
  });
  const refused = sendMessage(app, hub, supervisor, ticketId, body);
  await expect(refused).rejects.toMatchObject({ code: 'resource.notFound' });
  await sendMessage(app, hub, agent, ticketId, body);
});

test('one key does not take what another uploaded', async () => {
  const [one, other] = [app.newId(), app.newId()].map(
    (apiKeyId) => ({ type: 'apiKey', apiKeyId, scopes: ['*'] }) as const,
  );
  const id = await upload(one!);
  const take = (actor: typeof one) =>
    inTransaction(app, actor!, (unit) => takeFiles(unit, app.newId(), [id], []));
  await expect(take(other)).rejects.toMatchObject({ code: 'resource.notFound' });
  expect(await take(one)).toMatchObject([{ name: 'a.txt' }]);
});
