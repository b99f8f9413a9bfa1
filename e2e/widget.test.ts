import { beforeAll, describe, expect, test } from 'vitest';
import { buildDesk } from './stage/build-desk.ts';
import { weighWidget } from './stage/weigh-scripts.ts';
import { startWidgetStage } from './stage/widget-on-hilo.ts';
import { tellWidgetStory } from './stage/widget-story.ts';

tellWidgetStory('on a real server', startWidgetStage);

describe('what a visitor downloads', () => {
  beforeAll(buildDesk, 180_000);

  test('is at most 25 kB, all in, however she is spoken to', () => {
    expect(weighWidget()).toBeLessThanOrEqual(25_000);
  });
});
