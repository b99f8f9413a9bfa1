import type { ChannelSecrets } from '@hilo/channel-kit';

/** Nothing is stored: what the settings say holds. */
export const noSecrets: ChannelSecrets = {
  read: async () => undefined,
  renew: (_name, _signal, work) => work(undefined, async () => {}, new AbortController().signal),
};
