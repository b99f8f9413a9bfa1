import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { pino } from 'pino';
import { channelKinds, demoChannels } from '../../apps/server/channels.ts';
import { readConfig } from '../../apps/server/config.ts';
import { apiPrefix, registerApi } from '../../apps/server/src/api-routes.ts';
import { createApp } from '../../apps/server/src/app/create-app.ts';
import { createAuthenticator } from '../../apps/server/src/auth/authenticate.ts';
import { createAuth } from '../../apps/server/src/auth/create-auth.ts';
import { createChannelHub } from '../../apps/server/src/channels/hub.ts';
import { buildServer } from '../../apps/server/src/http/build-server.ts';
import type { Route } from './route.ts';

/**
 * docs/openapi.json: what the running server answers at `/api/v1/openapi.json`, from a server that never listens; and
 * the routes that it was made from.
 */
export const describeOpenApi = async (pool: pg.Pool): Promise<{ document: string; routes: Route[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-openapi-'));
  const config = readConfig({ HILO_DATA_DIR: folder });
  const app = createApp(config, pool, pino({ level: 'silent' }));
  const auth = createAuth(app);
  const server = await buildServer(app, async () => null);
  const routes: Route[] = [];
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(`${apiPrefix}/`) && route.method !== 'HEAD') routes.push(route);
  });
  try {
    await registerApi(server, {
      app,
      hub: createChannelHub(app, channelKinds(config), () => ''),
      moments: { say: () => {} },
      outbox: { start: async () => {}, wake: () => {}, close: async () => {} },
      demo: demoChannels(app, config),
      auth,
      authenticator: createAuthenticator(app, auth),
      publicUrl: () => '',
    });
    const response = await server.inject({ url: `${apiPrefix}/openapi.json` });
    if (response.statusCode !== 200) throw new Error(`the document was not made: ${response.body}`);
    return { document: `${JSON.stringify(response.json(), null, 2)}\n`, routes };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
