import { emailAdapter } from '@hilo/channel-email/server';
import type { Config } from './config.ts';
import type { KindEntry } from './src/channels/hub.ts';

/** Every kind of channel this server has, with what the environment says to each: the only place that names them. */
export const channelKinds = (config: Config): Map<string, KindEntry> =>
  new Map<string, KindEntry>([
    [
      emailAdapter.kind,
      {
        adapter: emailAdapter as unknown as KindEntry['adapter'],
        options: {
          listenHost: config.smtpHost,
          listenPort: config.smtpPort,
          tlsCert: config.tls?.cert ?? null,
          tlsKey: config.tls?.key ?? null,
          relay: config.smtpRelay,
          mailFrom: config.mailFrom,
          allowPrivateHosts: config.allowPrivateHosts,
        },
      },
    ],
  ]);
