import { harness } from '@hilo/channel-kit/testing';
import { expect, test } from 'vitest';
import { chatAdapter } from './server.ts';
import { chatSettings } from './settings.ts';
import { widgetClient } from './testing/widget-client.ts';

test('a message that could not be stored is refused, and the log says so without a word of it', async () => {
  const stage = await harness();
  const channel = await chatAdapter.open(
    stage.context(chatSettings.parse({ title: 'La tienda', greeting: 'Hola' })),
  );
  const client = widgetClient(stage.routeUrl('/socket').replace(/^http/, 'ws'));
  await client.connect();
  stage.receiving.reject();
  const clientId = 'a'.repeat(32);
  client.say({ type: 'message', clientId, text: '¿Llega mañana?', fileIds: [], about: null, isNew: false });
  expect(await client.hears((frame) => frame.type === 'refused')).toMatchObject({
    clientId,
    code: 'unavailable',
  });
  expect(stage.log.lines).toMatchObject([
    { level: 'warn', event: 'chat.notStored', facts: { code: 'NotStored' } },
  ]);
  await client.close();
  await channel.close();
  await stage.close();
});
