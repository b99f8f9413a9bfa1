import { expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { buildDelivery } from './build-delivery.ts';
import { sendMessage } from './send-message.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;

test('each attempt is the same delivery: names, time, and the address that answers are asked to', async () => {
  const { ticketId } = await place(mail('ana@mail.example'));
  const send = (text: string) =>
    sendMessage(app, hub, agents.agent, ticketId, {
      kind: 'answer',
      bcc: [],
      text,
      html: null,
      uploadIds: [],
      attachmentIds: [],
      undoSeconds: 0,
    });
  const { messageId } = await send('Our answer');
  const other = await send('One more');
  const rowOf = (id: string) =>
    app.db.selectFrom('outbox').selectAll().where('messageId', '=', id).executeTakeFirstOrThrow();
  const row = await rowOf(messageId);
  const first = await buildDelivery(app, { ...row, attempt: 1 });
  const writtenAt = app.now().toISOString();
  world.pass(60);
  expect(await buildDelivery(app, { ...row, attempt: 2 })).toEqual({ ...first, attempt: 2 });
  expect(first.writtenAt).toBe(writtenAt);
  expect(first.thread.replyToken).toMatch(/^[abcdefghijkmnpqrstuvwxyz2-9]{16}$/);
  const tokens = () =>
    app.db.selectFrom('ticketToken').select('messageId').where('messageId', '=', messageId).execute();
  expect(await tokens()).toHaveLength(1);
  const another = await buildDelivery(app, await rowOf(other.messageId));
  expect(another.thread.replyToken).not.toBe(first.thread.replyToken);
  // And it leads back.
  world.pass(1);
  const answer = await place(
    mail('ana@mail.example', {
      thread: { ownRef: null, nativeThread: null, refs: [], replyTokens: [first.thread.replyToken] },
    }),
  );
  expect(answer.ticketId).toBe(ticketId);
});
