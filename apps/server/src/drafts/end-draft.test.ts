import { draftSchema, sendMessageBody } from '@hilo/api';
import { expect, test } from 'vitest';
import { sendMessage } from '../outgoing/send-message.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, hub, agents } = world;

const keep = async (
  ticketId: string,
  agentId: string,
  text: string,
  kind: 'answer' | 'note' | 'forward' = 'answer',
) =>
  app.db
    .insertInto('draft')
    .values({
      agentId,
      ticketId,
      body: JSON.stringify(
        draftSchema.parse({
          kind,
          text,
          html: null,
          channelId: null,
          to: null,
          cc: null,
          bcc: [],
          subject: null,
          uploadIds: [],
        }),
      ),
      updatedAt: app.now(),
    })
    .execute();
const draftsOf = async (ticketId: string): Promise<string[]> =>
  (await app.db.selectFrom('draft').select('agentId').where('ticketId', '=', ticketId).execute()).map(
    ({ agentId }) => agentId,
  );
const say = (ticketId: string, text: string, kind: 'answer' | 'note' = 'answer') =>
  sendMessage(app, hub, agents.agent, ticketId, sendMessageBody.parse({ kind, text }));

test('goes with the message that its words have become, signature or not, and only for who wrote it', async () => {
  const { ticketId } = await world.place(world.mail('ana@client.example'));
  await keep(ticketId, agents.agent.agentId, 'Mañana pasa Pau a verlo. \n');
  await keep(ticketId, agents.supervisor.agentId, 'Mañana pasa Pau a verlo.');
  await say(ticketId, 'Mañana pasa Pau a verlo.\n\nMarta');
  expect(await draftsOf(ticketId)).toEqual([agents.supervisor.agentId]);
});

test('other words, or words of another kind, stay', async () => {
  const { ticketId } = await world.place(world.mail('luis@client.example'));
  await keep(ticketId, agents.agent.agentId, 'Lo que aún pienso');
  await say(ticketId, 'Otra cosa');
  await say(ticketId, 'Lo que aún pienso', 'note');
  expect(await draftsOf(ticketId)).toEqual([agents.agent.agentId]);
});

test('stays where the message is not kept', async () => {
  const { ticketId } = await world.place(world.mail('eva@client.example'));
  await keep(ticketId, agents.agent.agentId, 'Casi');
  const body = sendMessageBody.parse({ kind: 'answer', text: 'Casi', uploadIds: [app.newId()] });
  await expect(sendMessage(app, hub, agents.agent, ticketId, body)).rejects.toThrow();
  expect(await draftsOf(ticketId)).toEqual([agents.agent.agentId]);
});

test('a forward goes with its signature among its words; another one stays', async () => {
  const { ticketId } = await world.place(world.mail('rut@client.example'));
  const { agentId } = agents.agent;
  const forward = (text: string) => {
    const to = [{ kind: 'mailAddress', value: 'taller@partner.example' }];
    const body = sendMessageBody.parse({ kind: 'forward', text, to });
    return sendMessage(app, hub, agents.agent, ticketId, body);
  };
  await keep(ticketId, agentId, '¿Puedes ir?\n\n--- De: Rut', 'forward');
  await forward('¿Vas tú?\n\nMarta\n\n--- De: Rut');
  expect(await draftsOf(ticketId)).toEqual([agentId]);
  await forward('¿Puedes ir?\n\nMarta\n\n--- De: Rut');
  expect(await draftsOf(ticketId)).toEqual([]);
});
