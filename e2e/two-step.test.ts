import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { administrator, asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

describe.skipIf(!hasChromium())('two-step verification (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let desk: Watched;
  let secret = '';
  let codes: string[] = [];

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    desk = await openWindow(browser, hilo);
    await signIn(desk.page);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('is turned on by a code of the telephone, and gives its backup codes once', async () => {
    const { page } = desk;
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Activar', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Activar la verificación en dos pasos' });
    await dialog.getByLabel('Tu contraseña').fill('no es esta');
    await page.keyboard.press('Enter');
    await dialog.getByText('No es tu contraseña.').waitFor();
    await dialog.getByLabel('Tu contraseña').fill(administrator.password);
    await page.keyboard.press('Enter');
    await dialog.getByRole('img', { name: /^Código QR/ }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    secret = (await dialog.locator('code').innerText()).replace(/\s/g, '');
    const field = dialog.getByLabel('Código de seis cifras');
    // One that is not the right one now: the sixth digit sends it.
    await field.fill(totp(secret) === '123456' ? '654321' : '123456');
    await dialog.getByText('Ese código no vale.').waitFor();
    await field.fill(totp(secret));
    const kept = page.getByRole('alertdialog', { name: 'Guarda tus códigos de reserva' });
    await kept.waitFor();
    expect(await findFaults(page)).toEqual([]);
    codes = await kept.getByRole('listitem').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await page.keyboard.press('Escape');
    await kept.getByRole('button', { name: 'Ya los he guardado' }).click();
    await page.getByText('Activada', { exact: true }).waitFor();
    // The session was replaced by another; the desk stays where it is.
    await page.waitForTimeout(2_000);
    expect(new URL(page.url()).pathname).toBe('/account/security');
  });

  test('asks for the code at the door, or for a backup code that works once', async () => {
    const door = await openWindow(browser, hilo);
    await enterPassword(door.page);
    await door.page.getByLabel('Código', { exact: true }).fill(totp(secret));
    await door.page.waitForURL(/\/tickets/);
    await door.context.close();
    for (const isGood of [true, false]) {
      const { page, context } = await openWindow(browser, hilo);
      await enterPassword(page);
      await page.getByRole('button', { name: 'No tengo el teléfono' }).click();
      await page.getByLabel('Código de reserva').fill(codes[0]!);
      await page.keyboard.press('Enter');
      if (isGood) await page.waitForURL(/\/tickets/);
      else await page.getByText('Ese código no vale, o ya se usó.').waitFor();
      await context.close();
    }
  });

  test('is turned off by the password', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Desactivar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Desactivar la verificación en dos pasos' });
    await dialog.getByLabel('Tu contraseña').fill(administrator.password);
    await dialog.getByRole('button', { name: 'Desactivar' }).click();
    await page.getByRole('button', { name: 'Activar', exact: true }).waitFor();
    const door = await openWindow(browser, hilo);
    await enterPassword(door.page);
    await door.page.waitForURL(/\/tickets/);
    await door.context.close();
  });
});

const enterPassword = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('Correo').fill(administrator.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
};

/** What the app on a telephone shows now, for a secret in base 32 (RFC 6238, RFC 4226 §5.3). */
const totp = (base32: string): string => {
  const bits = [...base32].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const key = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', Buffer.from(key)).update(counter).digest();
  const offset = mac[19]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};
