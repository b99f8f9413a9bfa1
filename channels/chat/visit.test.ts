import { harness } from '@hilo/channel-kit/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatAdapter } from './server.ts';
import { chatSettings } from './settings.ts';
import { type WidgetClient, widgetClient } from './testing/widget-client.ts';

describe('what a visitor has read', () => {
  let stage: Awaited<ReturnType<typeof harness>>;
  let channel: Awaited<ReturnType<typeof chatAdapter.open>>;
  let client: WidgetClient;

  beforeEach(async () => {
    stage = await harness();
    channel = await chatAdapter.open(
      stage.context(chatSettings.parse({ title: 'La tienda', greeting: 'Hola' })),
    );
    client = widgetClient(stage.routeUrl('/socket').replace(/^http/, 'ws'));
    await client.connect();
    const clientId = 'a'.repeat(32);
    client.say({ type: 'message', clientId, text: '¿Llega mañana?', fileIds: [], about: null, isNew: false });
    await client.hears((frame) => frame.type === 'accepted');
  });

  afterEach(async () => {
    await client.close();
    await channel.close();
    await stage.close();
  });

  const answered = async (text: string): Promise<{ id: string; position: number }> => {
    const [arrival] = stage.receiving.committed.flatMap((one) =>
      one.arrival.type === 'message' ? one.arrival : [],
    );
    const id = stage.conversations.say(arrival!.from, text);
    await client.hears((frame) => frame.type === 'message' && frame.message.id === id);
    return { id, position: client.messages().at(-1)!.position };
  };
  /** Messages whose reading was told, each as often as it was stored. */
  const read = (): string[] =>
    stage.receiving.committed.flatMap(({ arrival, outcome }) =>
      arrival.type === 'receipt' && outcome !== 'duplicate' ? arrival.aboutRefs : [],
    );

  it('is told also where the answer was shown before the line broke, and looked at after', async () => {
    const first = await answered('Sí, por la mañana');
    const second = await answered('Antes de las doce');
    await client.close();
    await client.connect();
    client.say({ type: 'read', position: second.position });
    await expect
      .poll(read)
      .toEqual([stage.conversations.refOf(first.id), stage.conversations.refOf(second.id)]);
  });

  it('reaches no further than it says', async () => {
    const first = await answered('Sí, por la mañana');
    await answered('Antes de las doce');
    await client.close();
    await client.connect();
    client.say({ type: 'read', position: first.position });
    await expect.poll(read).toEqual([stage.conversations.refOf(first.id)]);
  });
});
