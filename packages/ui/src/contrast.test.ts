import { readFileSync } from 'node:fs';
import { tagColours } from '@hilo/core';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
type Rgb = [number, number, number];

/** OKLCH to linear sRGB: Björn Ottosson, "A perceptual color space for image processing" (2020). */
function linearRgb(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const a = chroma * Math.cos((hueDegrees * Math.PI) / 180);
  const b = chroma * Math.sin((hueDegrees * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** What a screen shows: cut to the sRGB gamut and rounded to 8 bits, then linear again (WCAG 2.2). */
function onScreen(rgb: Rgb): Rgb {
  return rgb.map((channel) => {
    const cut = Math.min(1, Math.max(0, channel));
    const encoded = cut <= 0.0031308 ? 12.92 * cut : 1.055 * cut ** (1 / 2.4) - 0.055;
    const value = Math.round(encoded * 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const oklch = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
const tokens = new Map<string, { light: Rgb; dark: Rgb }>();
for (const found of css.matchAll(new RegExp(`--color-([\\w-]+): light-dark\\(${oklch}, ${oklch}\\)`, 'g'))) {
  const [name = '', ...numbers] = found.slice(1);
  const [l1, c1, h1, l2, c2, h2] = numbers.map(Number) as [number, number, number, number, number, number];
  tokens.set(name, { light: onScreen(linearRgb(l1, c1, h1)), dark: onScreen(linearRgb(l2, c2, h2)) });
}

const grounds = ['canvas', 'surface', 'raised', 'hover', 'accent-soft'];
const softs = ['accent-soft', 'risk-soft', 'broken-soft', 'kept-soft'];
const on = (inks: string[], places: string[]) =>
  inks.flatMap((ink) => places.map((place) => [ink, place] as const));

/** Text: 4.5 to 1 (WCAG 1.4.3). */
const text = [
  ...on(['ink', 'muted', 'accent-ink', 'risk-ink', 'broken-ink', 'kept-ink'], grounds),
  ...on(['ink'], softs),
  ['accent-ink', 'accent-soft'],
  ['risk-ink', 'risk-soft'],
  ['broken-ink', 'broken-soft'],
  ['kept-ink', 'kept-soft'],
  ...on(['on-accent'], ['accent', 'accent-hover']),
  ...on(['on-danger'], ['danger', 'danger-hover']),
  ['on-inverse', 'inverse'],
] as const;

/** Shapes that mean something: 3 to 1 (WCAG 1.4.11). */
const shapes = [
  ...on(['control', 'thread', 'accent', 'risk', 'broken', 'kept'], ['canvas', 'surface', 'raised']),
  ...on(['accent-ink'], grounds),
  ...on(
    tagColours.map((colour) => `tag-${colour}`),
    grounds,
  ),
] as const;

describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
  const ratio = (a: string, b: string) => {
    const [one, other] = [tokens.get(a), tokens.get(b)];
    if (!one || !other) throw new Error(`tokens.css has no --color-${one ? b : a}`);
    return contrast(one[theme], other[theme]);
  };
  it.each(text)('text %s on %s', (ink, ground) => expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5));
  it.each(shapes)('shape %s on %s', (shape, ground) =>
    expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3),
  );
});

it('computes the ratios that WCAG gives for known colours', () => {
  const white = onScreen(linearRgb(1, 0, 0));
  expect(contrast(white, onScreen(linearRgb(0, 0, 0)))).toBeCloseTo(21, 5);
  // #777777, the well-known grey that just misses 4.5 on white
  expect(contrast(white, onScreen(linearRgb(0.5693, 0, 0)))).toBeCloseTo(4.48, 1);
});
