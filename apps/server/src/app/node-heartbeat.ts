import { sql } from 'kysely';
import type { App } from './app.ts';

const lastsSeconds = 30;
const beatMs = 10_000;

/** The lease by which other nodes know that the node of this name lives. */
export const heartbeatOf = (node: string): string => `node:${node}`;

/** Tells one secret from another, and nothing of it: nodes must share theirs, and doctor looks whether they do. */
export const secretMark = (app: Pick<App, 'secrets'>): string =>
  app.secrets.sign('one secret for every node').slice(0, 8);

/**
 * Says in the database that this node lives, so that what it is sending is not taken for left behind. On the embedded
 * database nobody else can be alive: whatever another name holds was left by a process that was killed.
 */
export const createHeartbeat = (app: App) => {
  const name = heartbeatOf(app.node);
  const secretName = `secret:${app.node}`;
  let timer: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    const expiresAt = new Date(app.now().getTime() + lastsSeconds * 1000);
    await sql`
      insert into lease (name, holder, expires_at)
      values (${name}, ${app.node}, ${expiresAt}), (${secretName}, ${secretMark(app)}, ${expiresAt})
      on conflict (name) do update set expires_at = excluded.expires_at, holder = excluded.holder`.execute(
      app.db,
    );
  };
  return {
    async start(): Promise<void> {
      if (app.config.databaseUrl === null)
        await sql`delete from lease where holder <> ${app.node}`.execute(app.db);
      await beat();
      // A beat that fails is made up for by the next; the database that misses it is away for all others, too.
      timer = setInterval(() => void beat().catch(() => {}), beatMs);
      timer.unref();
    },
    async stop(): Promise<void> {
      clearInterval(timer);
      await sql`delete from lease where name in (${name}, ${secretName})`.execute(app.db);
    },
  };
};
