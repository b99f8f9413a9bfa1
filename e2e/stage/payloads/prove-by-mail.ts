import type { MailSink } from '@hilo/channel-email/testing';
import type { Page } from 'playwright-core';
import { readMail } from '../write-mail.ts';

/** Goes to the whole conversation of a key as its customer does: by the code that is sent to her address. */
export const proveByMail = async (page: Page, address: string, sink: MailSink): Promise<void> => {
  await page.goto(address);
  const before = sink.mails.length;
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/code\?/);
  while (sink.mails.length === before) await page.waitForTimeout(20);
  const { text = '' } = await readMail(sink.mails.at(-1)!.raw);
  await page.locator('input[name=code]').fill(/\b(\d{6})\b/.exec(text)![1]!);
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/thread/);
};
