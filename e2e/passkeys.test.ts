import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { administrator, asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

type Credential = {
  credentialId: string;
  isResidentCredential: boolean;
  privateKey: string;
  signCount: number;
  rpId?: string;
  userHandle?: string;
};

let copies = 0;

/** A device of the browser's own making (Chrome DevTools Protocol, WebAuthn): it asks its user, who agrees. */
const giveDevice = async (page: Page) => {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async (): Promise<Credential[]> =>
      (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    move: async (to: Page) => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      const other = await giveDevice(to);
      // The copy has signed more often than what it was copied from; else it would pass for a clone, and be refused.
      copies += 1;
      for (const credential of credentials)
        await other.take({ ...credential, signCount: credential.signCount + 100 * copies });
      return other;
    },
    take: (credential: Credential) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
    verified: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
};

describe.skipIf(!hasChromium())('passkeys (chromium, virtual authenticator)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let desk: Watched;
  let device: Awaited<ReturnType<typeof giveDevice>>;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    // A passkey belongs to a name; an address of the network has none.
    hilo = { ...hilo, origin: hilo.origin.replace('127.0.0.1', 'localhost') };
    desk = await openWindow(browser, hilo);
    device = await giveDevice(desk.page);
    await signIn(desk.page);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('is added after the password, and has a name', async () => {
    const { page } = desk;
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Añadir una llave' }).click();
    const dialog = page.getByRole('dialog', { name: 'Añadir una llave de acceso' });
    await dialog.getByLabel('Nombre de la llave').fill('Portátil de la tienda');
    await dialog.getByLabel('Tu contraseña').fill('no es esta');
    await page.keyboard.press('Enter');
    await dialog.getByText('No es tu contraseña.').waitFor();
    expect(await device.credentials()).toHaveLength(0);
    expect(await findFaults(page)).toEqual([]);
    await dialog.getByLabel('Tu contraseña').fill(administrator.password);
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Portátil de la tienda' }).waitFor();
    expect(await device.credentials()).toHaveLength(1);
    expect(await findFaults(page)).toEqual([]);
  });

  test('opens the desk by the button, and not where the device does not ask who it is', async () => {
    const door = await openWindow(browser, hilo);
    await door.page.goto('/sign-in');
    const there = await device.move(door.page);
    await there.verified(false);
    await door.page.reload();
    await door.page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
    await door.page.getByText('El dispositivo no ha terminado.').waitFor();
    await there.verified(true);
    await door.page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
    await door.page.waitForURL(/\/tickets/);
    await door.context.close();
  });

  test('is offered in the field, without a button', async () => {
    const door = await openWindow(browser, hilo);
    // The device is there before the page asks: what agrees to all agrees to this.
    await door.page.goto('/forgotten');
    await device.move(door.page);
    await door.page.goto('/sign-in');
    await door.page.waitForURL(/\/tickets/);
    await door.context.close();
  });

  test('is renamed, and opens nothing once it is taken away', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Cambiar el nombre/ }).click();
    await page.getByRole('dialog').getByLabel('Nombre de la llave').fill('Portátil');
    await page.keyboard.press('Enter');
    const row = page.getByRole('listitem').filter({ hasText: /^Portátil/ });
    await row.waitFor();
    await row.getByRole('button', { name: /^Quitar/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Quitar' }).click();
    await row.waitFor({ state: 'detached' });
    const door = await openWindow(browser, hilo);
    await door.page.goto('/sign-in');
    await device.move(door.page);
    await door.page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
    await door.page.getByText('Esa llave no abre este Hilo.').waitFor();
    expect(door.page.url()).toContain('/sign-in');
    await door.context.close();
  });
});
