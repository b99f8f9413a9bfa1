import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, migrate } from '@hilo/db';
import { lockDataDir, startEmbedded } from '@hilo/db/embedded';
import { pino } from 'pino';
import { channelKinds, channelWords, demoChannels, firstChannel } from './channels.ts';
import type { Config } from './config.ts';
import { photoFiles } from './src/agents/photo-routes.ts';
import { sendAccessMail } from './src/agents/send-access-mail.ts';
import { registerApi } from './src/api-routes.ts';
import type { App } from './src/app/app.ts';
import { sweepDrafts } from './src/app/blobs.ts';
import { createApp } from './src/app/create-app.ts';
import { explainUnreachable } from './src/app/database-unreachable.ts';
import { askAnewOn } from './src/arrivals/ask-ahead.ts';
import { createAuthenticator } from './src/auth/authenticate.ts';
import { createAuth } from './src/auth/create-auth.ts';
import { libraryRoutes } from './src/auth/library-routes.ts';
import { seedCalendarTable } from './src/calendars/seed-calendars.ts';
import { channelHttpRoutes } from './src/channels/http-routes.ts';
import { type ChannelHub, createChannelHub } from './src/channels/hub.ts';
import { fileRoutes } from './src/files/serve-file.ts';
import { monitorRoutes } from './src/health/monitor-routes.ts';
import { acceptSockets } from './src/http/accept-sockets.ts';
import { buildServer } from './src/http/build-server.ts';
import { clientPackage } from './src/http/client-package.ts';
import { deskPages } from './src/http/desk-pages.ts';
import { errorsPage } from './src/http/errors-page.ts';
import { licencePage } from './src/http/licences.ts';
import { referencePage } from './src/http/reference-page.ts';
import { widgetPages } from './src/http/widget-pages.ts';
import { startImports } from './src/imports/start-imports.ts';
import { startJobs } from './src/jobs/start-jobs.ts';
import { startEventFeed } from './src/live/event-feed.ts';
import { liveLimits, liveSocket } from './src/live/live-socket.ts';
import { createMoments } from './src/live/moments.ts';
import { createOutbox } from './src/outgoing/outbox.ts';
import { createPromiseBook, forgetPromisesOn } from './src/promises/promise-book.ts';
import { followRoutes } from './src/public/follow-routes.ts';
import { createPromisePage } from './src/public/promise-cards.ts';
import { promiseRoutes } from './src/public/promise-routes.ts';
import { sayPromise } from './src/public/say-promise.ts';
import { forgetDirectionsOn } from './src/rules/directions.ts';
import { ensureDefaults } from './src/setup/ensure-defaults.ts';
import { ensureAdministrator, setupToken } from './src/setup/set-up.ts';
import { startWebhooks } from './src/webhooks/start-webhooks.ts';

export type Running = {
  app: App;
  hub: ChannelHub;
  url: string;
  /** What does not work, and keeps nobody from the rest: a line each, for the person at the terminal. */
  troubles: string[];
  close(): Promise<void>;
};

/** Nobody waits longer for a statement that is still at work when everything ends. */
const lastStatementsMs = 1_000;

const deskDist = join(import.meta.dirname, '..', 'desk', 'dist');
const widgetDist = join(import.meta.dirname, '..', 'widget', 'dist');

/**
 * Boots everything in order and hands back the way to end it; what was started is stopped when a later step fails.
 * @param now the clock of all that is decided; the machine's own, unless a story has to pass more quickly than it happened
 */
export const serve = async (config: Config, now: App['now'] = () => new Date()): Promise<Running> => {
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
    const databaseUrl = await bootDatabase(config, log, closers);
    const pool = createPool(databaseUrl);
    closers.push(() => endSoon(pool.end()));
    await migrate(pool, { now: now() }).catch((error) => explainUnreachable(config.databaseUrl, error));
    const app = createApp(config, pool, log, now);
    await sweepDrafts(join(config.dataDir, 'blobs'), app.now());
    let url = '';
    const moments = createMoments(app);
    closers.push(async () => moments.close());
    const feed = await startEventFeed(app, databaseUrl, moments);
    closers.push(() => feed.close());
    const publicUrl = (): string => config.publicUrl ?? url;
    const kinds = channelKinds(config);
    const readPromise = createPromisePage(app, { kinds });
    const hub = createChannelHub(app, kinds, publicUrl, {
      feed,
      moments,
      wordsOf: channelWords,
      promiseOf: async (channelId, isStaffed) => {
        const { organisation } = await createPromiseBook(app).read();
        return sayPromise(await readPromise(), channelId, organisation, publicUrl(), isStaffed);
      },
      formality: async () => (await createPromiseBook(app).read()).organisation.formality,
    });
    const auth = createAuth(app);
    const authenticator = createAuthenticator(app, auth);
    const server = await buildServer(app, authenticator.authenticate);
    const outbox = createOutbox(app, hub);
    closers.push(() => server.close());
    await ensureAdministrator(app);
    const token = await setupToken(app);
    await seedCalendarTable(app);
    await ensureDefaults(app, firstChannel(app, config));
    await server.register(monitorRoutes(app));
    await server.register(fileRoutes(app));
    await server.register(photoFiles(app));
    const people = {
      auth,
      authenticator,
      publicUrl,
      sendMail: sendAccessMail(app, hub),
    };
    // What another node changed about an agent counts here with the next request, too.
    feed.subscribe((events) => {
      for (const { type, facts } of events)
        if (type.startsWith('agent.') && typeof facts.agentId === 'string')
          authenticator.forgetAgent(facts.agentId);
      forgetDirectionsOn(app, events);
      forgetPromisesOn(app, events);
      askAnewOn(app, events);
    });
    // Once for all: each plugin by itself would answer every upgrade.
    await acceptSockets(server);
    await server.register(channelHttpRoutes(hub));
    await registerApi(server, { app, hub, outbox, moments, demo: demoChannels(app, config), ...people });
    await server.register(liveSocket(app, feed, authenticator, liveLimits, moments));
    await server.register(libraryRoutes(app, auth, authenticator));
    await server.register(referencePage());
    await server.register(clientPackage());
    await server.register(errorsPage());
    await server.register(licencePage({ 'The desk': deskDist, 'The chat': widgetDist }));
    await server.register(followRoutes(app, hub, publicUrl));
    await server.register(promiseRoutes(app, readPromise));
    await server.register(widgetPages(widgetDist));
    await server.register(deskPages(deskDist));
    await server.listen({ host: config.host, port: config.port });
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    closers.push(
      () => hub.close(),
      // First of all: what is on the wire comes to its end while its channel is still open.
      () => outbox.close(),
    );
    await hub.sync();
    // What another process changed about a channel, a command for one, counts here soon, too.
    const unfollow = feed.subscribe((events) => {
      if (events.some(({ type }) => type === 'channel.changed')) void hub.sync().catch(() => {});
    });
    closers.push(async () => unfollow());
    const jobs = await startJobs(app, hub, databaseUrl, moments, publicUrl);
    closers.push(() => endSoon(jobs.close()));
    // After the channels: what a crash left in mid-send is judged by what its channel can do.
    await outbox.start();
    const background = [startWebhooks(app, feed), startImports(app)];
    closers.push(() => endSoon(Promise.all(background.map((one) => one.close()))));
    const home = publicUrl();
    return {
      app,
      hub,
      url: token ? `${home}/setup?token=${token}` : home,
      troubles: await closedChannels(app, hub),
      close,
    };
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
  if (config.databaseUrl !== null) {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    // The embedded database locks the folder itself.
    const lock = lockDataDir(config.dataDir);
    closers.push(async () => lock.release());
    return config.databaseUrl;
  }
  // It makes the data directory itself, so that the user who runs PostgreSQL for root may pass through.
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.info(line) });
  closers.push(() => embedded.stop());
  embedded.onUnexpectedExit(() => log.error('database.died'));
  embedded.onRestarted(() => log.warn('database.restarted'));
  return embedded.url;
};

const closedChannels = async (app: App, hub: ChannelHub): Promise<string[]> => {
  const channels = await app.db
    .selectFrom('channel')
    .select(['id', 'name'])
    .where('archivedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
  return channels.flatMap(({ id, name }) => {
    const why = hub.failure(id);
    return why === null ? [] : [`The channel "${name}" is not open: ${why}. It is tried again by itself.`];
  });
};

/** Of what ends, one thing may hang: a statement that waits for a lock. The database breaks it off when it ends itself. */
const endSoon = async (ending: Promise<unknown>): Promise<void> => {
  const waiting = new AbortController();
  await Promise.race([
    ending,
    sleep(lastStatementsMs, undefined, { signal: waiting.signal }).catch(() => {}),
  ]);
  waiting.abort();
};
