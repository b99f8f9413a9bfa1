import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyDatabase } from '@hilo/db/testing';
import { buildDesk } from './build-desk.ts';

const main = fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url));
const byClock = fileURLToPath(new URL('./serve-by-clock.ts', import.meta.url));
const startMs = 180_000;

/** Where the launcher has Node keep what it compiles: a server for a test need not do it all again. */
const { NODE_COMPILE_CACHE } = process.env;
const compiled = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};

export const administrator = { email: 'marta.rey@tienda.example', password: 'hilo-de-seda-azul' };
/** The settings of a server that she runs. */
export const asAdministrator = {
  HILO_ADMIN_EMAIL: administrator.email,
  HILO_ADMIN_PASSWORD: administrator.password,
};

/** A server process of its own, as an administrator starts it, on free ports and an empty data folder. */
export type Hilo = {
  /** What the terminal printed: the address, with the token of the set-up where nobody administers yet. */
  printedUrl: string;
  origin: string;
  /** In which a command of the command line finds this server. */
  environment: Record<string, string>;
  /** What it wrote to stderr, for the message of a failure. */
  log(): string;
  stop(): Promise<void>;
};

type Settings = Record<string, string>;

/**
 * Starts `node apps/server/main.ts` with these settings; the desk is built first where it is stale. Its database is a copy
 * on the server that all tests share: to make one takes longer than many a story.
 */
export const startHilo = async (settings: Settings = {}): Promise<Hilo> => {
  const { hilo } = await startOnCopy([main], settings, ['ignore', 'pipe', 'pipe']);
  return hilo;
};

/** The same on an empty folder, in which it makes its database itself, as whoever installs it meets it. */
export const startHiloAnew = async (settings: Settings = {}): Promise<Hilo> => {
  const { hilo } = await start([main], settings, ['ignore', 'pipe', 'pipe']);
  return hilo;
};

/** A server whose clock the story moves. */
export type HiloByClock = Hilo & {
  /** Puts the server's clock to this moment; it goes on from there. */
  setClock(at: Date): Promise<void>;
};

/** Starts the same server with a clock of the story's own, which begins at this moment. */
export const startHiloAt = async (at: Date, settings: Settings = {}): Promise<HiloByClock> => {
  const { hilo, server } = await startOnCopy([byClock, at.toISOString()], settings, [
    'ignore',
    'pipe',
    'pipe',
    'ipc',
  ]);
  return {
    ...hilo,
    setClock: (to) =>
      new Promise((resolve, reject) => {
        server.once('message', () => resolve());
        server.send({ at: to.getTime() }, (error) => error && reject(error));
      }),
  };
};

type Started = { hilo: Hilo; server: ChildProcess };

const startOnCopy = async (script: string[], settings: Settings, stdio: StdioOptions): Promise<Started> => {
  const { url, drop } = await copyDatabase();
  try {
    const { hilo, server } = await start(script, { ...settings, DATABASE_URL: url }, stdio);
    return { server, hilo: { ...hilo, stop: () => hilo.stop().then(drop) } };
  } catch (error) {
    await drop();
    throw error;
  }
};

const start = async (script: string[], settings: Settings, stdio: StdioOptions): Promise<Started> => {
  await buildDesk();
  const dataDir = mkdtempSync(join(tmpdir(), 'hilo-e2e-'));
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? tmpdir(),
    TZ: 'UTC',
    ...compiled,
    HILO_DATA_DIR: dataDir,
    HILO_PORT: '0',
    HILO_SMTP_PORT: '0',
    HILO_LOG_LEVEL: 'warn',
    ...settings,
  };
  const server: ChildProcess = spawn(process.execPath, script, { stdio, env: environment });
  let log = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-20_000);
  });
  const endWithUs = () => void server.kill('SIGTERM');
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    process.off('exit', endWithUs);
    await end(server);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const printedUrl = await readUrl(server, () => log);
    const { origin } = new URL(printedUrl);
    return { hilo: { printedUrl, origin, environment, log: () => log, stop }, server };
  } catch (error) {
    await stop();
    throw error;
  }
};

const readUrl = (server: ChildProcess, log: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`no address after ${startMs} ms\n${log()}`)), startMs);
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const url = /Hilo is ready: (\S+)\n/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}\n${log()}`));
    });
  });

const end = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
};
