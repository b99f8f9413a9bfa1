import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { buildDesk } from '../e2e/stage/build-desk.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from '../e2e/stage/open-browser.ts';
import { type Api, speakApi } from '../e2e/stage/speak-api.ts';
import { administrator } from '../e2e/stage/start-hilo.ts';
import { lookedAheadFor, weighScripts, weighWidget } from '../e2e/stage/weigh-scripts.ts';
import { deskSteps } from './desk-steps.ts';
import { freePort } from './free-port.ts';
import { loadTickets } from './load-tickets.ts';
import { round } from './measure.ts';
import { runServer } from './run-server.ts';
import { shiftsOf, timeToPaint, watchPaint } from './watch-paint.ts';

type Paint = { count: number; p50: number; p75: number; max: number };
export type DeskResult = {
  rows: number;
  cpuSlowdown: number;
  /** From a key or a press to the next paint, in milliseconds; the floor is a page of one button that changes a word. */
  floor: Paint;
  paint: Paint;
  slowest: { name: string; ms: number }[];
  /** How much moved by itself, over the whole run. */
  layoutShift: number;
  /** Elements in the document while the list holds all its rows. */
  elements: number;
  /** Gzipped bytes of script, each beside what it may be. */
  bytes: { desk: number; openedTicket: number; widget: number; limits: { desk: number; widget: number } };
};

const cpuSlowdown = 4;
const limits = { desk: 250_000, widget: 25_000 };

/** The desk in a browser that is slowed down, with a list of so many tickets; null where there is no Chromium. */
export const measureDesk = async (
  dataDir: string,
  rows: number,
  say: (line: string) => void,
): Promise<DeskResult | null> => {
  if (!hasChromium()) return null;
  await buildDesk();
  const server = await runServer(dataDir, await freePort(), {
    HILO_ADMIN_EMAIL: administrator.email,
    HILO_ADMIN_PASSWORD: administrator.password,
  });
  const browser = await openBrowser();
  try {
    say(`desk: a list of ${rows} tickets in the browser`);
    await loadTickets(server.pool, rows, () => {});
    const origin = { origin: server.url };
    const api = await speakApi(origin);
    const bytes = await weigh(browser, origin, api);
    const floor = spreadOf(await measureFloor(browser));
    const desk = await openWindow(browser, origin, { api });
    const { elements, taken, layoutShift } = await measureSteps(desk, rows);
    return {
      rows,
      cpuSlowdown,
      floor,
      paint: spreadOf(taken.map(({ ms }) => ms)),
      slowest: [...taken].sort((a, b) => b.ms - a.ms).slice(0, 3),
      layoutShift,
      elements,
      bytes,
    };
  } finally {
    await browser.close();
    await server.stop();
  }
};

const spreadOf = (samples: number[]): Paint => {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { count: sorted.length, p50: at(0.5), p75: at(0.75), max: at(1) };
};

const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
};

/** What the browser itself takes for a press, slowed down alike. */
const measureFloor = async (browser: Browser): Promise<number[]> => {
  const page = await browser.newPage();
  await watchPaint(page);
  await page.goto(`data:text/html,<button onclick="this.textContent = Date.now()">word</button>`);
  await slowDown(page);
  const taken: number[] = [];
  for (let turn = 0; turn < 30; turn++) taken.push(await timeToPaint(page, () => page.mouse.click(20, 20)));
  await page.close();
  return taken;
};

type Taken = { name: string; ms: number };

const measureSteps = async (
  { page, isQuiet }: Watched,
  rows: number,
): Promise<{ taken: Taken[]; elements: number; layoutShift: number }> => {
  await watchPaint(page);
  // As most people have it.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/tickets?view=all');
  const list = page.getByRole('listbox', { name: 'Todas' });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await loadAll(page, rows);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await slowDown(page);
  const taken: Taken[] = [];
  for (const { name, act, before, done } of deskSteps) {
    await before?.(page);
    await isQuiet();
    taken.push({ name, ms: round(await timeToPaint(page, () => act(page))) });
    await done?.(page);
  }
  return { taken, elements, layoutShift: round(await shiftsOf(page)) };
};

/** Goes to the end of the list until every row of it has come. */
const loadAll = async (page: Page, rows: number): Promise<void> => {
  const loaded = async (): Promise<number> =>
    Number(await page.getByRole('option').first().getAttribute('aria-setsize'));
  while ((await loaded()) < rows) {
    await page.keyboard.press('End');
    await sleep(20);
  }
};

/** The first screen without what it looks ahead for, and then a ticket that is opened. */
const weigh = async (
  browser: Browser,
  origin: { origin: string },
  api: Api,
): Promise<DeskResult['bytes']> => {
  const { page, context, isQuiet } = await openWindow(browser, origin, { api });
  const scripts = weighScripts(page);
  await page.route(lookedAheadFor, (route) => route.abort());
  await page.goto('/tickets?view=all');
  await page.getByRole('option').first().waitFor();
  await isQuiet();
  const desk = await scripts.bytes();
  await page.unroute(lookedAheadFor);
  await page.reload();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^(Contestar a|Sigue con tu borrador)/ }).waitFor();
  await page.getByText('Qué pasa ahora').waitFor();
  await isQuiet();
  const openedTicket = await scripts.bytes();
  await context.close();
  return { desk, openedTicket, widget: weighWidget(), limits };
};
