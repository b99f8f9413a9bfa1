import type { Actor } from '@hilo/core';
import { channelKinds, demoChannels } from '../channels.ts';
import type { App } from '../src/app/app.ts';
import type { ChannelHub } from '../src/channels/hub.ts';
import { createChannelHub } from '../src/channels/hub.ts';
import { clearDemo } from '../src/demo/clear-demo.ts';
import { loadDemo } from '../src/demo/load-demo.ts';
import { CliError, type Command, printJson } from './command.ts';
import { withPlace } from './open-place.ts';

export const demo: Command = {
  help:
    'usage: hilo demo load | clear\n\n' +
    'load brings in a small made-up company with tickets of the last weeks, and a chat channel where there is none.\n' +
    'Nobody is written to. It prints {isLoaded, loadedAt, tickets, customers, liveChannelId, tryAt} as JSON; tryAt is a\n' +
    'page on which you can write to it. A second time does nothing.\n' +
    'clear takes all of it away again and prints {tickets, customers, channels, queues, kept}: `kept` names tickets\n' +
    'that stay since somebody has written in them or joined them with another.\n',
  async run([what, ...rest], io) {
    if ((what !== 'load' && what !== 'clear') || rest.length > 0)
      throw new CliError('demo load, or demo clear?');
    return withPlace(io, async ({ app, config, publicUrl }) => {
      const hub = closedHub(app, channelKinds(config));
      const actor = await firstAdministrator(app);
      if (what === 'load') {
        const loaded = await loadDemo(app, hub, actor, demoChannels(app, config));
        printJson(io, { ...loaded, tryAt: `${publicUrl}/widget/test?channel=${loaded.liveChannelId}` });
      } else printJson(io, await clearDemo(app, hub, actor));
      return 0;
    });
  },
};

/** A command opens no channel: a running Hilo follows what changed by itself. */
const closedHub = (app: App, kinds: ChannelHub['kinds']): ChannelHub => ({
  ...createChannelHub(app, kinds, () => ''),
  sync: async () => {},
});

/** Whose tickets a few of the examples are; Hilo itself where nobody administers yet. */
const firstAdministrator = async (app: App): Promise<Actor> => {
  const agent = await app.db
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'administrator')
    .where('deactivatedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirst();
  return agent ? { type: 'agent', agentId: agent.id, role: 'administrator' } : { type: 'system' };
};
