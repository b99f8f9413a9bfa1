import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const chromiumPath = '/usr/bin/chromium';
const isMissing = !existsSync(chromiumPath) && process.env.CI !== 'true';
const root = fileURLToPath(new URL('../..', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
/** As strict as the server's: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'";

let folder: string;
let server: Server;
let browser: Browser;
let origin: string;

/** Opens a page; everything the console complains about (policy included) lands in `complaints`. */
async function open(
  path: string,
  theme: 'light' | 'dark',
  run: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    colorScheme: theme,
    locale: 'es-ES',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  // On a busy machine the network rests before the screen is drawn; text that is still coming in has too little contrast.
  await page.locator('h1').first().waitFor();
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((each) => each.effect?.getTiming().iterations === Infinity || each.finished),
    ),
  );
  await run(page);
  await context.close();
  return complaints;
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}

describe.skipIf(isMissing)('the gallery, in Chromium', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hilo-gallery-'));
    // Vitest says `test`, for which React and React Aria behave otherwise than for an agent.
    vi.stubEnv('NODE_ENV', 'production');
    await build({ root, mode: 'gallery', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    vi.unstubAllEnvs();
    server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const file = types[extname(path)] ? path : '/index.html';
      const body = await readFile(join(folder, file)).catch(() => null);
      response.writeHead(body ? 200 : 404, {
        'content-type': types[extname(file)] ?? 'text/plain',
        'content-security-policy': policy,
      });
      response.end(body ?? '');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['/gallery', 'light'],
    ['/gallery', 'dark'],
    ['/gallery/desk', 'light'],
    ['/gallery/desk', 'dark'],
  ] as const)('%s, %s: nothing for axe to find, nothing in the console', async (path, theme) => {
    const complaints = await open(path, theme, async (page) => expect(await findings(page)).toEqual([]));
    expect(complaints).toEqual([]);
  });

  it('moves through 10,000 rows by keyboard, with a few of them in the document', async () => {
    await open('/gallery/desk', 'light', async (page) => {
      const list = page.getByRole('listbox');
      await list.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      const current = () =>
        list.evaluate(
          (element) =>
            document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.ariaPosInSet,
        );
      await expect.poll(current).toBe('10000');
      expect(await page.getByRole('option').count()).toBeLessThan(60);
      await page.keyboard.press('Home');
      await expect.poll(current).toBe('1');
    });
  });

  it('opens, confirms and closes by keyboard, and gives the focus back', async () => {
    await open('/gallery', 'light', async (page) => {
      const opener = page.getByRole('button', { name: 'Borrar canal…' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const cancel = page.getByRole('alertdialog').getByRole('button', { name: 'Cancelar' });
      await expect.poll(() => cancel.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });
});
