import { expect, it } from 'vitest';
import { drawQr } from './QrCode.tsx';

/** The modules that a path of unit squares covers. */
const modulesOf = (path: string): Set<string> =>
  new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));

it('draws a code with its three eyes, inside of an empty border', () => {
  const { path, side } = drawQr(
    'otpauth://totp/Hilo:ana%40correo.example?secret=KRSXG5CTMVRXEZLU&issuer=Hilo',
  );
  const dark = modulesOf(path);
  // Versions have 17 + 4 n modules a side (ISO/IEC 18004); four of border on each side.
  expect((side - 8 - 17) % 4).toBe(0);
  const places = [...dark].flatMap((place) => place.split(' ').map(Number));
  expect(Math.min(...places)).toBe(4);
  expect(Math.max(...places)).toBe(side - 5);
  const eye = (left: number, top: number): string =>
    Array.from({ length: 7 }, (_row, y) =>
      Array.from({ length: 7 }, (_cell, x) => (dark.has(`${left + x} ${top + y}`) ? '#' : ' ')).join(''),
    ).join('\n');
  const whole = '#######\n#     #\n# ### #\n# ### #\n# ### #\n#     #\n#######';
  expect([eye(4, 4), eye(side - 11, 4), eye(4, side - 11)]).toEqual([whole, whole, whole]);
  expect(eye(side - 11, side - 11)).not.toBe(whole);
});
