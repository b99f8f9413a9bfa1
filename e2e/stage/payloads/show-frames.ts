import type { Page } from 'playwright-core';

/** Puts the HTML of messages into frames as the desk does, and waits until each is there. */
export const showFrames = (page: Page, ids: readonly string[]): Promise<void> =>
  page.evaluate(async (messageIds) => {
    document.body.replaceChildren();
    await Promise.all(
      messageIds.map((id) => {
        const frame = document.createElement('iframe');
        frame.sandbox.value = 'allow-popups allow-popups-to-escape-sandbox';
        frame.src = `/api/v1/messages/${id}/html`;
        const isThere = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        return isThere;
      }),
    );
  }, ids);
