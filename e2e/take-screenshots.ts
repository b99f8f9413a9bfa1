// node e2e/take-screenshots.ts: fills a server of its own with sample mails and writes docs/screenshots/*.png.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { fillShop } from './stage/fill-shop.ts';
import { openBrowser, openWindow } from './stage/open-browser.ts';
import { openShop, speakApi } from './stage/speak-api.ts';
import { administrator, type Hilo, startHilo } from './stage/start-hilo.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

const save = async (page: Page, name: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}${name}.png` });
  process.stdout.write(`docs/screenshots/${name}.png\n`);
};

/** Where it is four in the afternoon now, so that the day in the pictures is a working day whenever they are taken. */
const zoneInTheAfternoon = (now: Date): string => {
  const ahead = ((16 - now.getUTCHours() + 36) % 24) - 12;
  // "Etc/GMT-3" is three hours ahead of UTC.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

const setUp = async (browser: Browser): Promise<void> => {
  const hilo = await startHilo();
  try {
    const { page, context } = await openWindow(browser, hilo, { size: wide });
    await page.goto(hilo.printedUrl);
    await page.getByLabel('Nombre de la organización').fill('Calor y Baño');
    await page.getByLabel('Tu nombre').fill('Marta Rey');
    await page.getByLabel('Tu correo').fill(administrator.email);
    await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
    await save(page, 'setup');
    await context.close();
  } finally {
    await hilo.stop();
  }
};

const desk = async (browser: Browser, hilo: Hilo): Promise<void> => {
  const api = await speakApi(hilo);
  const { smtpPort } = await openShop(api, ['hola@calorybano.example'], 'Calor y Baño');
  await api.send('PATCH', '/me', { name: 'Marta Rey', timeZone: zoneInTheAfternoon(new Date()) });
  const ticketId = await fillShop(hilo, api, smtpPort);
  for (const theme of ['light', 'dark'] as const) {
    const { page, context } = await openWindow(browser, hilo, { api, theme, size: wide });
    await page.goto(`/tickets/${ticketId}?view=open`);
    await page.getByText('La caldera está en garantía').first().waitFor();
    await save(page, `queue-${theme}`);
    await context.close();
  }
  const { page, context } = await openWindow(browser, hilo, { api, size: narrow });
  await page.goto(`/tickets/${ticketId}?view=open`);
  await page.getByText('La caldera está en garantía').first().waitFor();
  await save(page, 'thread-narrow');
  await page.goto('/tickets?view=open');
  await page.getByRole('option').first().waitFor();
  await save(page, 'queue-narrow');
  await context.close();
};

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const relay = await startMailSink();
try {
  await setUp(browser);
  const hilo = await startHilo({
    HILO_ADMIN_EMAIL: administrator.email,
    HILO_ADMIN_PASSWORD: administrator.password,
    HILO_SMTP_RELAY: relay.url,
  });
  try {
    await desk(browser, hilo);
  } finally {
    await hilo.stop();
  }
} finally {
  await browser.close();
  await relay.close();
}
