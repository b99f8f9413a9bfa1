import type { BrowserContext } from 'playwright-core';

/** Whatever runs in a browser from now on: dialogs, more windows, words that payloads write to the console. */
export const watchWhatRuns = (context: BrowserContext): string[] => {
  const ran: string[] = [];
  context.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (page) => ran.push(`window: ${page.url()}`));
  context.on('console', (message) => {
    if (message.text().includes('RAN')) ran.push(message.text());
  });
  return ran;
};
