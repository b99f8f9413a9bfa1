import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, grounds, hiloAccent, shadeAccent } from './shade-accent.ts';

test('the colour of an organisation can be read, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { light, dark } = shadeAccent(`#${number.toString(16).padStart(6, '0')}`);
      for (const { accent, onAccent } of [light, dark])
        expect(contrastOf(accent, onAccent)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(light.ink, grounds.light)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(dark.ink, grounds.dark)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test.each([
  ['what can be read stays as it is', hiloAccent, hiloAccent],
  ['a light one stays too: black is written on it', '#ffd400', '#ffd400'],
  ['what is written alone in it is another shade of it', '#FFD400', '#ffd400'],
])('%s', (_what, chosen, filled) => {
  const { light } = shadeAccent(chosen);
  expect(light.accent).toBe(filled);
  expect(light.ink === light.accent).toBe(chosen === hiloAccent);
});
