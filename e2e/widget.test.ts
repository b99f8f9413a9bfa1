import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDesk } from './stage/build-desk.ts';
import { hasChromium, openBrowser } from './stage/open-browser.ts';
import { type Site, startSite } from './stage/start-site.ts';
import { weighWidget } from './stage/weigh-scripts.ts';
import { expectOnce, frameOf, openChat, openVisit, said, write } from './stage/widget-hands.ts';
import { startWidgetStage } from './stage/widget-on-hilo.ts';
import { tellWidgetStory, type WidgetStage } from './stage/widget-story.ts';

tellWidgetStory('on a real server', startWidgetStage);

describe.skipIf(!hasChromium())('what a visitor hears (chromium)', { timeout: 120_000 }, () => {
  let stage: WidgetStage;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    stage = await startWidgetStage();
    [site, browser] = await Promise.all([startSite(stage.origin, stage.channelId), openBrowser()]);
    await stage.allow([site.origin]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await stage?.stop();
  });

  test('a tone for an answer where she looks elsewhere and asked for it, and none otherwise', async () => {
    const visitor = await openVisit(browser, [site.origin, stage.origin]);
    const { page, chat, context } = visitor;
    await context.addInitScript(() => {
      Object.assign(window, { notes: 0 });
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        (window as unknown as { notes: number }).notes++;
        start.call(this, when);
      };
    });
    await page.goto(`${site.origin}/`);
    await openChat(visitor);
    const notes = (): Promise<number> =>
      frameOf(page).evaluate(() => (window as unknown as { notes: number }).notes);
    await write(chat, 'avísame');
    await said(chat, 'avísame').getByText('Enviado').waitFor();
    const hearClosed = async (text: string): Promise<number> => {
      await chat.getByRole('button', { name: 'Cerrar el chat' }).click();
      await page.locator('iframe').waitFor({ state: 'hidden' });
      await stage.say(text);
      await page.getByRole('button', { name: 'Abrir el chat, 1 mensaje nuevo' }).click();
      await expectOnce(chat, text);
      return notes();
    };
    expect(await hearClosed('sin sonido')).toBe(0);
    await chat.getByRole('button', { name: 'Más opciones' }).click();
    await chat.getByRole('button', { name: 'Activar el sonido' }).click();
    // What it will sound like.
    await expect.poll(notes).toBe(2);
    expect(await hearClosed('con sonido')).toBe(4);
    await chat.getByRole('textbox').last().focus();
    await stage.say('mientras mira');
    await expectOnce(chat, 'mientras mira');
    expect(await notes()).toBe(4);
    await context.close();
  });
});

describe('what a visitor downloads', () => {
  beforeAll(buildDesk, 180_000);

  test('is at most 25 kB, all in, however she is spoken to', () => {
    expect(weighWidget()).toBeLessThanOrEqual(25_000);
  });
});
