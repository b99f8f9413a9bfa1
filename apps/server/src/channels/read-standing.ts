import type { StandingDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { ChannelHub } from './hub.ts';
import { settingsOf, storedChannel } from './test-channel.ts';
import { kindOf } from './write-channel.ts';

/** Name servers that are slow are as good as none: somebody looks at the screen meanwhile. */
const patienceMs = 10_000;

/**
 * What the world outside says of a channel, by which others judge what it sends. Leaves this machine only because
 * somebody asked for it here and now; nothing is kept.
 */
export const readStanding = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channelId: string,
): Promise<StandingDto[]> => {
  authorise(actor, 'channels.write');
  const { kind, settings } = await storedChannel(app, channelId);
  const { adapter, options } = kindOf(hub, kind);
  if (!adapter.standing) return [];
  const context = { settings: settingsOf(app, hub, kind, settings, {}), options };
  return adapter.standing(context, AbortSignal.timeout(patienceMs));
};
