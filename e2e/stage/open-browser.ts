import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import type { Api } from './speak-api.ts';
import type { Hilo } from './start-hilo.ts';

const path = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A process for each mail that is shown, on a machine that shows hundreds at once.
  '--disable-features=IsolateSandboxedIframes',
];

/** Debian's Chromium is on this machine. Where it is not, these tests skip; with CI=true they fail. */
export const hasChromium = (): boolean => {
  if (!existsSync(path) && process.env.CI === 'true') throw new Error('chromium is missing');
  return existsSync(path);
};

export const openBrowser = (): Promise<Browser> =>
  // Without a language of its own a machine has no letters but ASCII for the name of a downloaded file.
  chromium.launch({ executablePath: path, args: flags, env: { ...process.env, LC_ALL: 'C.UTF-8' } });

export type Watched = {
  context: BrowserContext;
  page: Page;
  /** Errors in the console and of scripts, broken policy included. */
  complaints: string[];
  /** Addresses outside the server that anything in the page asked for. */
  foreign: string[];
  /** How often a document was loaded into the window: live means once. */
  loads(): number;
  /** Resolves once nothing that was asked for is still to come. */
  isQuiet(): Promise<void>;
};

/** So long without a request means that the one before has led to no other. */
const quietMs = 120;

export type Look = {
  api?: Api;
  theme?: 'light' | 'dark';
  size?: { width: number; height: number };
};

/** A window of an agent's own, watched; signed in where the API's session is given. */
export const openWindow = async (
  browser: Browser,
  { origin }: Pick<Hilo, 'origin'>,
  look: Look = {},
): Promise<Watched> => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    colorScheme: look.theme ?? 'light',
    viewport: look.size ?? { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  if (look.api) await context.addCookies([{ ...look.api.cookie, url: origin }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  let loads = 0;
  page.on('console', (message) => {
    // Of a request that failed the words alone say nothing.
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => {
    if (!isOwn(request.url(), origin)) foreign.push(request.url());
  });
  page.on('load', () => {
    loads += 1;
  });
  const underway = new Set<Request>();
  let movedAt = 0;
  const moved = (change: (request: Request) => unknown) => (request: Request) => {
    movedAt = performance.now();
    change(request);
  };
  page.on(
    'request',
    moved((request) => underway.add(request)),
  );
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(
      end as 'requestfinished',
      moved((request) => underway.delete(request)),
    );
  const isQuiet = async (): Promise<void> => {
    while (underway.size > 0 || performance.now() - movedAt < quietMs) await page.waitForTimeout(20);
  };
  return { context, page, complaints, foreign, loads: () => loads, isQuiet };
};

/** What leaves no trace on any network counts as our own: the browser's reader of PDF is a part of itself. */
const isOwn = (url: string, origin: string): boolean =>
  url.startsWith(`${origin}/`) || /^(?:data|blob|about|chrome|chrome-extension):/.test(url);
