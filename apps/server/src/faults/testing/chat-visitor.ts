import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WidgetClient, widgetClient } from '@hilo/channel-chat/testing';

/** A visitor with a patient widget: it comes back by itself, and says again what nobody accepted. */
export type ChatVisitor = {
  client: WidgetClient;
  /** Resolves when it is kept; says how often it had to be said. */
  say(text: string): Promise<{ tries: number; trackingKey: string }>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

const againMs = 250;

/** `url` is asked anew for each connection: a restarted server has another port. */
export const chatVisitor = (url: () => string): ChatVisitor => {
  const client = widgetClient(url);
  let isClosed = false;

  const comeBack = async (): Promise<void> => {
    while (!client.isOpen() && !isClosed) {
      const welcome = await client.connect().catch(() => null);
      if (welcome && !('closed' in welcome)) return;
      await sleep(againMs);
    }
  };

  return {
    client,
    comeBack,
    async say(text) {
      const clientId = randomBytes(16).toString('hex');
      for (let tries = 1; ; tries++) {
        await comeBack();
        const before = client.frames.length;
        client.say({ type: 'message', clientId, text, fileIds: [], about: null, isNew: false });
        const frame = await client.hears(
          (heard) =>
            client.frames.indexOf(heard) >= before &&
            (heard.type === 'accepted' || heard.type === 'refused') &&
            heard.clientId === clientId,
        );
        if (frame?.type === 'accepted') return { tries, trackingKey: frame.ticket.trackingKey };
        if (frame?.type === 'refused' && frame.retryAfterSeconds === null)
          throw new Error(`refused for good: ${frame.code}`);
        await sleep(againMs);
      }
    },
    async close() {
      isClosed = true;
      await client.close();
    },
  };
};
