import { chatManifest } from '@hilo/channel-chat/manifest';
import { chatAdapter } from '@hilo/channel-chat/server';
import { emailManifest } from '@hilo/channel-email/manifest';
import { emailAdapter } from '@hilo/channel-email/server';
import type { ChannelAdapter, ChannelManifest } from '@hilo/channel-kit';
import type { z } from 'zod';
import type { Config } from './config.ts';
import type { App } from './src/app/app.ts';
import type { KindEntry } from './src/channels/open-channel.ts';
import { parseSettings, sealSettings } from './src/channels/settings.ts';
import type { DemoChannels } from './src/demo/ensure-channels.ts';
import type { FirstChannel } from './src/setup/ensure-defaults.ts';

/** What this server knows of a kind of channel. `optionsOf` says to it what only the environment knows. */
type Registered = {
  adapter: ChannelAdapter;
  manifest: ChannelManifest;
  optionsOf: (config: Config) => KindEntry['options'];
};

const register = <Schema extends z.ZodObject>(
  adapter: ChannelAdapter<Schema>,
  manifest: ChannelManifest,
  optionsOf: Registered['optionsOf'] = () => ({}),
): Registered => ({ adapter: adapter as unknown as ChannelAdapter, manifest, optionsOf });

/** Every kind of channel this server has: the only place that names them. */
const registry: readonly Registered[] = [
  register(emailAdapter, emailManifest, (config) => ({
    listenHost: config.smtpHost,
    listenPort: config.smtpPort,
    tlsCert: config.tls?.cert ?? null,
    tlsKey: config.tls?.key ?? null,
    relay: config.smtpRelay,
    mailFrom: config.mailFrom,
    allowPrivateHosts: config.allowPrivateHosts,
  })),
  register(chatAdapter, chatManifest),
];

export const channelKinds = (config: Config): Map<string, KindEntry> =>
  new Map(
    registry.map(({ adapter, manifest, optionsOf }) => [
      adapter.kind,
      { adapter, identityKinds: manifest.identityKinds, options: optionsOf(config) },
    ]),
  );

/** What a kind of channel is called in the middle of a sentence; the kind itself where this server has none. */
export const channelWords = (kind: string): { es: string; en: string } => {
  const messages = registry.find(({ manifest }) => manifest.kind === kind)?.manifest.messages;
  const word = (locale: 'es' | 'en'): string =>
    messages?.[locale].inSentence ?? messages?.[locale].name?.toLocaleLowerCase() ?? kind;
  return { es: word('es'), en: word('en') };
};

/** What a new Hilo can do at once, with no account anywhere: mail to its own listener. */
export const firstChannel = (app: App, config: Config): FirstChannel => {
  const adapter = channelKinds(config).get(emailAdapter.kind)!.adapter;
  const settings = sealSettings(app, adapter, parseSettings(adapter, { mode: 'embedded' }));
  return { kind: adapter.kind, name: 'Correo', settings };
};

/** Where the examples arrive: mail as at first start, and a chat that everybody can try on a page of this server. */
export const demoChannels = (app: App, config: Config): DemoChannels => {
  const adapter = channelKinds(config).get(chatAdapter.kind)!.adapter;
  const settings = parseSettings(adapter, {
    title: 'Calor y Baño',
    greeting: {
      es: 'Hola. Cuéntanos qué necesitas y te atendemos enseguida.',
      en: 'Hello. Tell us what you need, and we will be with you at once.',
    },
    offlineText: {
      es: 'No hace falta que esperes aquí: te contestamos por correo.',
      en: 'There is no need to wait here: we will answer by e-mail.',
    },
  });
  return {
    letters: {
      ...firstChannel(app, config),
      keepsThread: false,
      identityKind: emailManifest.identityKinds[0]!,
      promise: null,
    },
    live: {
      kind: adapter.kind,
      name: 'Chat',
      settings: sealSettings(app, adapter, settings),
      keepsThread: adapter.capabilities.threading === 'native',
      identityKind: chatManifest.identityKinds[0]!,
      promise: { firstAnswerMinutes: 10, nextAnswerMinutes: 10, solutionMinutes: 2 * 9 * 60 },
    },
  };
};
