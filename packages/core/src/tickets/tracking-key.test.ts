import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTrackingKeys, makeTrackingKey, readTrackingKey } from './tracking-key.ts';

const symbols = '23456789ABCDEFGHJKLMNPQRTWXYZ';
const bytes = fc.uint8Array({ minLength: 8, maxLength: 8, max: 231 });
const keyOf = (random: Uint8Array): string => makeTrackingKey(random)!;

describe('tracking key', () => {
  it('reads back what it made, however it is written', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const key = keyOf(random);
        expect(key).toMatch(/^H-[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}$/);
        const bare = key.replaceAll('-', '');
        for (const written of [key, key.toLowerCase(), bare, bare.slice(1), ` ${key.replaceAll('-', ' ')} `])
          expect(readTrackingKey(written)).toEqual({ ok: true, key });
      }),
    );
  });

  it('catches every single wrong symbol', () => {
    const nine = keyOf(new Uint8Array([7, 100, 31, 200, 3, 0, 77, 90]))
      .replaceAll('-', '')
      .slice(1);
    for (let at = 0; at < 9; at++)
      for (const wrong of symbols)
        if (wrong !== nine[at])
          expect(readTrackingKey(nine.slice(0, at) + wrong + nine.slice(at + 1))).toEqual({
            ok: false,
            why: 'typo',
          });
  });

  it('catches every swap of two symbols', () => {
    fc.assert(
      fc.property(bytes, fc.nat(8), fc.nat(8), (random, one, other) => {
        const nine = [...keyOf(random).replaceAll('-', '').slice(1)];
        fc.pre(nine[one] !== nine[other]);
        [nine[one], nine[other]] = [nine[other]!, nine[one]!];
        expect(readTrackingKey(nine.join(''))).toEqual({ ok: false, why: 'typo' });
      }),
    );
  });

  it('says shape for what is no key, and passes over bytes that would favour a symbol', () => {
    expect(readTrackingKey('H-123-456-789')).toEqual({ ok: false, why: 'shape' });
    expect(readTrackingKey('')).toEqual({ ok: false, why: 'shape' });
    expect(makeTrackingKey(new Uint8Array(16).fill(255))).toBeNull();
  });

  it('finds keys in a text, and only real ones', () => {
    const key = keyOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
    const other = keyOf(new Uint8Array([9, 2, 3, 4, 5, 6, 7, 8]));
    expect(findTrackingKeys(`Re: caldera [${key}] y ${other.toLowerCase()}, ${key}; H-ABC-DEF-GHJ`)).toEqual([
      key,
      other,
    ]);
    expect(findTrackingKeys('Hello there, H2O and HABCDEFGHJK')).toEqual([]);
  });
});
