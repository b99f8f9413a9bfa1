import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDesk } from './stage/build-desk.ts';
import { startWidgetStage } from './stage/widget-on-hilo.ts';
import { tellWidgetStory } from './stage/widget-story.ts';

tellWidgetStory('on a real server', startWidgetStage);

describe('what a visitor downloads', () => {
  beforeAll(buildDesk, 180_000);

  test('is at most 25 kB, all in, in either language', () => {
    const size = (file: string): number =>
      gzipSync(readFileSync(new URL(`../apps/widget/dist/${file}`, import.meta.url)), { level: 9 }).length;
    const common = size('widget.js') + size('frame.js') + size('frame.css');
    for (const words of ['words-es.js', 'words-en.js'])
      expect(common + size(words), words).toBeLessThanOrEqual(25_000);
  });
});
