// node e2e/take-screenshots.ts: fills a server of its own with the made-up company and writes docs/screenshots/*.png.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpeningHoursDto, TicketRow } from '@hilo/api';
import type { Browser, Page } from 'playwright-core';
import { type Look, openBrowser, openWindow } from './stage/open-browser.ts';
import { speakApi } from './stage/speak-api.ts';
import { administrator, asAdministrator, type Hilo, startHiloAnew } from './stage/start-hilo.ts';

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
  const hilo = await startHiloAnew();
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

/** A matter that began by mail, went on in the chat and came back by mail. */
const subject = 'La caldera pierde presión otra vez';
const newest = 'hoy no estaré hasta las cinco y media';

const desk = async (browser: Browser, hilo: Hilo): Promise<void> => {
  const api = await speakApi(hilo);
  const timeZone = zoneInTheAfternoon(new Date());
  await api.send('PATCH', '/me', { name: 'Marta Rey', timeZone });
  // The house keeps the same time, and what it promises falls within its hours.
  await api.send('PATCH', '/settings', { timeZone });
  const { items: hours } = await api.send<{ items: OpeningHoursDto[] }>('GET', '/opening-hours');
  for (const { id, version, name, weekly, exceptions, calendarCode } of hours)
    await api.send(
      'PUT',
      `/opening-hours/${id}`,
      { name, weekly, exceptions, calendarCode, zone: timeZone },
      version,
    );
  await api.send('POST', '/demo', {});
  const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=open');
  const ticketId = items.find((each) => each.subject === subject)!.id;
  const look = async (name: string, path: string, seen: string[], view: Look): Promise<void> => {
    const { page, context } = await openWindow(browser, hilo, { api, ...view });
    await page.goto(path);
    // The strip above all comes last of all.
    for (const text of [...seen, 'Datos de ejemplo']) await page.getByText(text).last().waitFor();
    await save(page, name);
    await context.close();
  };
  const thread = `/tickets/${ticketId}?view=open&sort=newest`;
  for (const theme of ['light', 'dark'] as const)
    await look(`queue-${theme}`, thread, [newest, 'Otras gestiones'], { theme, size: wide });
  await look('thread-narrow', thread, [newest], { size: narrow });
  await look('queue-narrow', '/tickets?view=open', ['Antonio Vega'], { size: narrow });
};

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  await setUp(browser);
  const hilo = await startHiloAnew({
    ...asAdministrator,
  });
  try {
    await desk(browser, hilo);
  } finally {
    await hilo.stop();
  }
} finally {
  await browser.close();
}
