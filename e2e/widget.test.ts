import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { signIdentity, startDouble } from '@hilo/widget/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDesk } from './stage/build-desk.ts';
import { tellWidgetStory } from './stage/widget-story.ts';

tellWidgetStory('against its double', async () => {
  await buildDesk();
  const double = await startDouble();
  const soon = (): number => Math.floor(Date.now() / 1000) + 300;
  return {
    origin: double.origin,
    channelId: double.channelId,
    say: async (text, name = 'Marta Rey') => void double.say(text, { name }),
    typing: async (name) => double.typing(name),
    read: async () => double.read(),
    redact: async (text) => {
      const message = double.current().messages.find((each) => each.text === text);
      if (message) double.redact(message.id);
    },
    setOnline: async (isOnline) => double.setDesk({ isOnline }),
    texts: async () =>
      double.current().messages.flatMap(({ from, text }) => (from === 'visitor' ? [text] : [])),
    address: async () => double.current().visitor.address,
    identify: async (sub) => {
      const offer = { trackingKey: 'H-5CD-M2X-RQ7', subject: 'Factura de octubre', status: 'open' } as const;
      double.known(sub).offers = [offer];
      const jwt = signIdentity({ sub, name: 'Ana Núñez', exp: soon() }, double.secret);
      return { jwt, trackingKey: offer.trackingKey, subject: offer.subject };
    },
    stop: double.stop,
  };
});

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
