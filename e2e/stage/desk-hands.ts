import type { Locator, Page } from 'playwright-core';
import { administrator } from './start-hilo.ts';

/** Types address and password as a person does, and waits for the desk. */
export const signIn = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('Correo').fill(administrator.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL(/\/tickets/);
};

/** The row of a ticket in the list, by who or what is in it. */
export const rowOf = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('option').filter({ hasText: words });

/** One message in the thread. */
export const messageWith = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText: words });

/** Opens a ticket from the list, by mouse. */
export const openTicket = async (page: Page, words: string | RegExp, subject: string): Promise<void> => {
  await rowOf(page, words).first().click();
  await page.getByRole('heading', { level: 1, name: subject, exact: true }).waitFor();
};

/** Writes an answer in the composer and sends it. */
export const answer = async (
  page: Page,
  text: string,
  file?: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  await page.getByRole('button', { name: /^Contestar a / }).click();
  await page.getByRole('textbox', { name: 'Tu mensaje' }).click();
  await page.keyboard.type(text);
  if (file) {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: `Quitar ${file.name}` }).waitFor();
    await page.getByRole('progressbar', { name: new RegExp(file.name) }).waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Enviar', exact: true }).click();
};

/** The panel beside the thread. */
export const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Ficha' });
