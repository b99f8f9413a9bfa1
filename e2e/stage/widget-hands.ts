import type { Browser, BrowserContext, Frame, FrameLocator, Page, WebSocketRoute } from 'playwright-core';
import { expect } from 'vitest';

/** What a visitor's window is like. */
export type Look = {
  theme?: 'light' | 'dark';
  locale?: string;
  size?: { width: number; height: number };
  /** Allows a phone's touch. */
  isPhone?: boolean;
};

export type Visit = {
  context: BrowserContext;
  page: Page;
  /** The conversation. */
  chat: FrameLocator;
  /** Errors of scripts and of the policy, in any frame. */
  complaints: string[];
  /** Requests to anybody but the site and the server. */
  foreign: string[];
  /** What payloads did: dialogs, windows, words in the console. */
  ran: string[];
};

/** A browser of a visitor's own, watched. */
export const openVisit = async (browser: Browser, own: string[], look: Look = {}): Promise<Visit> => {
  const context = await browser.newContext({
    locale: look.locale ?? 'es-ES',
    timezoneId: 'Europe/Madrid',
    colorScheme: look.theme ?? 'light',
    viewport: look.size ?? { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    hasTouch: look.isPhone ?? false,
  });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const foreign: string[] = [];
  const ran: string[] = [];
  context.on('console', (message) => {
    if (message.text().includes('RAN')) ran.push(message.text());
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!own.some((origin) => url.startsWith(`${origin}/`)) && !/^(?:data|blob|about):/.test(url))
      foreign.push(url);
  });
  await context.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { shifts: number }).shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage();
  return { context, page, chat: page.frameLocator('iframe'), complaints, foreign, ran };
};

/** How much the page has moved by itself: cumulative layout shift of the document around the frame. */
export const readShifts = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shifts: number }).shifts);

export const openChat = async ({ page, chat }: Pick<Visit, 'page' | 'chat'>): Promise<void> => {
  await page.getByRole('button', { name: /^(Abrir el chat|Open chat)/ }).click();
  await chat.locator('header h1').waitFor();
};

export const write = async (chat: FrameLocator, text: string): Promise<void> => {
  await chat.getByLabel('Tu mensaje').fill(text);
  await chat.getByLabel('Tu mensaje').press('Enter');
};

/** A message as it stands in the conversation. */
export const said = (chat: FrameLocator, text: string) => chat.locator('.message', { hasText: text });

/** Exactly one, and it stays one. */
export const expectOnce = async (chat: FrameLocator, text: string): Promise<void> => {
  await said(chat, text).first().waitFor();
  expect(await said(chat, text).count()).toBe(1);
};

export const frameOf = (page: Page): Frame => {
  const frame = page.frames().find((each) => each.url().includes('/channels/'));
  if (!frame) throw new Error('no frame of the widget');
  return frame;
};

/** Stands in the line between a browser and the server, and can cut it. */
type Wire = {
  /** Lets nothing through, either way, and ends what is open; new connections end at once. */
  cut(): void;
  mend(): void;
  /** Cuts as soon as the server's next frame of this type would come, which then never does. */
  cutBefore(type: string): void;
  /** How often it was cut because of that. */
  cuts(): number;
};

export const holdWire = async (context: BrowserContext): Promise<Wire> => {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  let trap: string | null = null;
  let cuts = 0;
  const cut = (): void => {
    isCut = true;
    for (const route of open) void route.close();
    open.clear();
  };
  await context.routeWebSocket(/\/socket$/, (route) => {
    if (isCut) return void route.close();
    const server = route.connectToServer();
    open.add(route);
    route.onMessage((message) => {
      if (!isCut) server.send(message);
    });
    server.onMessage((message) => {
      if (trap !== null && String(message).startsWith(`{"type":"${trap}"`)) {
        trap = null;
        cuts += 1;
        cut();
      } else if (!isCut) route.send(message);
    });
  });
  return {
    cut,
    mend: () => {
      isCut = false;
    },
    cutBefore: (type) => {
      trap = type;
    },
    cuts: () => cuts,
  };
};
