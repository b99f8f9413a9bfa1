import type { Json, OpenChannel } from '@hilo/channel-kit';
import { type Harness, harness } from '@hilo/channel-kit/testing';
import { emailAdapter } from '../server.ts';

export type Opened = Harness & { channel: OpenChannel; end(): Promise<void> };

/** The channel, open with these settings on a harness in memory; `end` closes both. */
export const openChannel = async (
  settings: Record<string, unknown>,
  options: Record<string, Json> = {},
  given?: Harness,
): Promise<Opened> => {
  const stage = given ?? (await harness());
  const parsed = emailAdapter.settings.parse({ useAssurance: false, ...settings });
  const context = stage.context(parsed, { listenHost: '127.0.0.1', listenPort: 0, ...options });
  const channel = await emailAdapter.open(context);
  return {
    ...stage,
    channel,
    end: async () => {
      stage.abort();
      await channel.close();
      await stage.close();
    },
  };
};

/** Port of the listener of an open channel, as its probe says. */
export const portOf = async ({ channel }: Opened): Promise<number> => {
  const { facts } = await channel.probe(new AbortController().signal);
  return Number(facts.listenPort);
};
