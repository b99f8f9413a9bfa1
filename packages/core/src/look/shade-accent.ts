/** The organisation's colour as it can be used: what is written with it and on it can be read, by day and by night. */
export type Shades = {
  light: { accent: string; onAccent: string; ink: string };
  dark: { accent: string; onAccent: string; ink: string };
};

type Rgb = readonly [number, number, number];

/** WCAG 2.2, success criterion 1.4.3; thin light words on a dark ground need more than that. */
const enough = 4.5;
const enoughAtNight = 6.5;
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** What pages for customers lie on: the brightest and the darkest of their grounds. */
export const grounds = { light: '#f6f6f8', dark: '#1d1e25' } as const;

/** Hilo's own colour, where an organisation has none. */
export const hiloAccent = '#4d4bc4';

/** The tones of one colour. `colour` and all that comes back are `#rrggbb`; what is written with or on them keeps WCAG 2.2's contrast. */
export const shadeAccent = (colour: string): Shades => {
  const own = readHex(colour);
  const on = contrast(own, white) >= enough ? white : contrast(own, black) >= enough ? black : white;
  // A middle tone on which neither can be read becomes darker until white can.
  const filled = on === white ? towards(own, black, white) : own;
  return {
    light: {
      accent: spell(filled),
      onAccent: spell(on),
      ink: spell(towards(own, black, readHex(grounds.light))),
    },
    dark: {
      accent: spell(filled),
      onAccent: spell(on),
      ink: spell(towards(own, white, readHex(grounds.dark), enoughAtNight)),
    },
  };
};

/** The nearest to the colour, on the way to `end`, that stands out enough from the ground. */
const towards = (from: Rgb, end: Rgb, ground: Rgb, least = enough): Rgb => {
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((value, at) =>
      Math.round(value + ((end[at]! - value) * step) / 20),
    ) as unknown as Rgb;
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return end;
};

const readHex = (colour: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;

const spell = (rgb: Rgb): string => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** WCAG 2.2, relative luminance and contrast ratio. */
const contrast = (one: Rgb, other: Rgb): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The contrast of two colours (`#rrggbb`) as WCAG 2.2 counts it: from 1, no difference, to 21. */
export const contrastOf = (one: string, other: string): number => contrast(readHex(one), readHex(other));
