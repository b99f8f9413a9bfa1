import {
  type AuthServer,
  type Dovecot,
  hasDovecot,
  type MailSink,
  startAuthServer,
  startDovecot,
  startMailSink,
} from '@hilo/channel-email/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

const account = 'soporte@tienda.example';

describe.skipIf(!hasChromium() || !hasDovecot())(
  'signing in to a mailbox at its provider (chromium, dovecot)',
  { timeout: 120_000 },
  () => {
    let provider: AuthServer;
    let dovecot: Dovecot;
    let sink: MailSink;
    let hilo: Hilo;
    let api: Api;
    let browser: Browser;
    let desk: Watched;
    let channelId: string;

    beforeAll(async () => {
      [provider, browser] = await Promise.all([startAuthServer(), openBrowser()]);
      const { introspectionUrl } = provider;
      [dovecot, sink, hilo] = await Promise.all([
        startDovecot({ introspectionUrl }),
        startMailSink({ introspectionUrl }),
        startHilo(asAdministrator),
      ]);
      provider.client.redirectUris.add(`${hilo.origin}/admin/channels/signed-in`);
      api = await speakApi(hilo);
      ({ id: channelId } = await api.send<{ id: string }>('POST', '/channels', {
        kind: 'email',
        name: 'Soporte',
        settings: {
          mode: 'account',
          addresses: [account],
          imapHost: dovecot.host,
          imapPort: dovecot.port,
          imapSecurity: 'none',
          username: account,
          smtpHost: sink.host,
          smtpPort: sink.port,
          smtpSecurity: 'none',
          useAssurance: false,
          ...provider.settings,
        },
      }));
      desk = await openWindow(browser, hilo, { api });
    }, 240_000);

    afterAll(async () => {
      await browser?.close();
      await hilo?.stop();
      await Promise.all([sink?.close(), dovecot?.close()]);
      await provider?.close();
    });

    test('says no plainly where the provider does, and leaves nothing in the address bar', async () => {
      const { page } = desk;
      provider.mood = 'deny';
      await page.goto(`/admin/channels/${channelId}`);
      await page.getByText('Nadie ha iniciado sesión todavía').waitFor();
      const address = page.getByLabel('Dirección de retorno, tal cual');
      await expect.poll(() => address.inputValue()).toBe(`${hilo.origin}/admin/channels/signed-in`);
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click();
      await page.getByText('No se ha dado el permiso.').waitFor();
      await page.getByText('Detalles técnicos').click();
      await page.getByText('access_denied AADSTS65004').waitFor();
      expect(page.url()).toBe(`${hilo.origin}/admin/channels/signed-in`);
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Volver al canal' }).click();
      await page.getByText('Nadie ha iniciado sesión todavía').waitFor();
    });

    test('comes back connected; mail arrives, and the answer leaves', async () => {
      const { page } = desk;
      provider.mood = 'allow';
      await page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click();
      await page.waitForURL(`${hilo.origin}/admin/channels/${channelId}`);
      await page.getByText('Se ha iniciado sesión.').waitFor();
      await page.getByText('Funciona', { exact: true }).waitFor();
      await dovecot.append(
        `From: Ana <ana@example.org>\r\nTo: ${account}\r\nSubject: Por la puerta nueva\r\nMessage-ID: <1@example.org>\r\n\r\nHola\r\n`,
      );
      await page.goto('/tickets?view=open');
      await page.getByRole('option', { name: /Por la puerta nueva/ }).click();
      await answer(page, 'Pasa, está abierta.');
      const answered = () => sink.mails.find(({ raw }) => String(raw).includes('Pasa, est=C3=A1 abierta.'));
      // It may be taken back for ten seconds.
      await expect.poll(() => answered()?.to, { timeout: 30_000 }).toEqual(['ana@example.org']);
      expect(answered()?.user).toBe(account);
    });

    test('asks for it again once it was taken back', async () => {
      const { page } = desk;
      provider.revoke();
      await page.goto(`/admin/channels/${channelId}`);
      await page.getByRole('button', { name: 'Probar', exact: true }).click();
      await page.getByText('Inicia sesión otra vez en la página del proveedor').waitFor();
      await page.getByText('El proveedor ya no acepta el permiso').waitFor();
      expect(await findFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Iniciar sesión otra vez', exact: true }).click();
      await page.getByText('Se ha iniciado sesión.').waitFor();
      await page.getByText('Funciona', { exact: true }).waitFor();
    });

    test('tells an application that is not known from a permission that is gone', async () => {
      const { page } = desk;
      const { secret } = provider.client;
      provider.client.secret = 'another one since';
      await page.getByRole('button', { name: 'Probar', exact: true }).click();
      await page.getByText('El proveedor no reconoce la aplicación').waitFor();
      provider.client.secret = secret;
      await page.getByRole('button', { name: 'Probar', exact: true }).click();
      await page.getByText('Se ha iniciado sesión.').waitFor();
    });

    test('forgets the permission when told to', async () => {
      const { page } = desk;
      await page.getByRole('button', { name: 'Olvidar el permiso' }).click();
      const dialog = page.getByRole('alertdialog');
      expect(await findFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Olvidar el permiso' }).click();
      await page.getByText('Nadie ha iniciado sesión todavía').waitFor();
      const { hasSecret } = await api.send<{ hasSecret: string[] }>('GET', `/channels/${channelId}`);
      expect(hasSecret).toEqual(['oauthClientSecret']);
    });

    test('offers it where the address says who the provider is', async () => {
      const { page } = desk;
      await page.goto('/admin/channels/new');
      await page.getByText('Un buzón en un proveedor').click();
      await page.getByLabel('Direcciones').fill('hola@tienda.onmicrosoft.com');
      await page.getByRole('button', { name: 'Entrar por la página de Microsoft' }).click();
      await page.getByRole('button', { name: 'Guardar e iniciar sesión con Microsoft' }).waitFor();
      await page.getByText('SMTP.Send').waitFor();
      expect(await findFaults(page)).toEqual([]);
      // One's own domain tells nothing; the provider that was chosen does.
      await page.getByLabel('Direcciones').fill('hola@tienda.example');
      await expect
        .poll(() => page.getByLabel('Servidor IMAP').getAttribute('placeholder'))
        .toBe('outlook.office365.com');
      expect(desk.complaints).toEqual([]);
    });

    test('sends a form again that was refused, once it is mended', async () => {
      const { page } = desk;
      await page.goto('/admin/channels/new');
      await page.getByText('Un buzón en un proveedor').click();
      const press = async () => {
        const answered = page.waitForResponse((answer) => answer.url().endsWith('/channels/test'));
        await page.getByRole('button', { name: 'Probar y conectar' }).click();
        return (await answered).status();
      };
      const missing = page.getByText('Falta este dato.');
      expect(await press()).toBe(422);
      await missing.first().waitFor();
      // A mark says what was wrong; it keeps nobody from asking again.
      expect(await press()).toBe(422);
      await page.getByLabel('Direcciones').fill('hola@tienda.example');
      await page.getByLabel('Contraseña', { exact: true }).fill('la del buzón');
      await page.getByLabel('Servidor IMAP').fill(dovecot.host);
      expect(await missing.count()).toBe(0);
      expect(await press()).toBe(200);
    });
  },
);
