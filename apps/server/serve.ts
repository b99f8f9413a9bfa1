import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, migrate } from '@hilo/db';
import { startEmbedded } from '@hilo/db/embedded';
import { pino } from 'pino';
import { channelKinds } from './channels.ts';
import type { Config } from './config.ts';
import type { App } from './src/app/app.ts';
import { createApp } from './src/app/create-app.ts';
import { type ChannelHub, createChannelHub } from './src/channels/hub.ts';
import { draftRoutes } from './src/drafts/routes.ts';
import { fileRoutes } from './src/files/serve-file.ts';
import { uploadRoutes } from './src/files/upload-routes.ts';
import { type Authenticate, buildServer } from './src/http/build-server.ts';
import { deskPages } from './src/http/desk-pages.ts';
import { healthRoutes } from './src/http/health.ts';
import { startEventFeed } from './src/live/event-feed.ts';
import { liveSocket } from './src/live/live-socket.ts';
import { eventRoutes } from './src/live/routes.ts';
import { startOutbox } from './src/outgoing/outbox.ts';
import { searchRoutes } from './src/search/routes.ts';
import { ticketRoutes } from './src/tickets/routes.ts';

export type Running = { app: App; hub: ChannelHub; url: string; close(): Promise<void> };

const deskDist = join(import.meta.dirname, '..', 'desk', 'dist');

/** Boots everything in order and hands back the way to end it; what was started is stopped when a later step fails. */
export const serve = async (config: Config): Promise<Running> => {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const log = pino(
    { level: config.logLevel, redact: ['req.headers', 'err.parameters', 'err.detail'] },
    pino.destination(2),
  );
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse())
      await step().catch((error) => log.error({ err: error }, 'stop.stepFailed'));
  };
  try {
    const databaseUrl = config.databaseUrl ?? (await bootDatabase(config, log, closers));
    const pool = createPool(databaseUrl);
    closers.push(() => pool.end());
    await migrate(pool, { now: new Date() });
    const app = createApp(config, pool, log);
    let url = '';
    const hub = createChannelHub(app, channelKinds(config), () => config.publicUrl ?? url);
    const authenticate: Authenticate = async () => null;
    const server = await buildServer(app, authenticate);
    const outbox = startOutbox(app, hub);
    closers.push(() => server.close());
    const feed = await startEventFeed(app, databaseUrl);
    closers.push(() => feed.close());
    await server.register(healthRoutes(app));
    await server.register(fileRoutes(app));
    const domains = [
      ticketRoutes(app, hub, outbox),
      searchRoutes(app),
      uploadRoutes(app),
      draftRoutes(app),
      eventRoutes(app),
    ];
    for (const routes of domains) await server.register(routes, { prefix: '/api/v1' });
    await server.register(liveSocket(app, feed, { isStillGood: authenticate }));
    await server.register(deskPages(deskDist));
    await server.listen({ host: config.host, port: config.port });
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    closers.push(
      () => outbox.close(),
      () => hub.close(),
    );
    await hub.sync();
    outbox.wake();
    return { app, hub, url: config.publicUrl ?? url, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const bootDatabase = async (
  config: Config,
  log: App['log'],
  closers: (() => Promise<unknown>)[],
): Promise<string> => {
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info(line) });
  closers.push(() => embedded.stop());
  embedded.onUnexpectedExit(() => log.error('database.died'));
  embedded.onRestarted(() => log.warn('database.restarted'));
  return embedded.url;
};
