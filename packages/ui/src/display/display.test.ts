import { describe, expect, it } from 'vitest';
import { ariaKeys } from '../controls/KeyHint.tsx';
import { stepKey } from '../layout/VirtualList.tsx';
import { hueOf, initialsOf } from './Avatar.tsx';
import { splitFileName } from './FileChip.tsx';

describe('initials', () => {
  it.each([
    ['Ana Núñez', 'AN'],
    ['María de los Ángeles Fernández-Villaverde', 'MF'],
    ['O', 'O'],
    ['  ana  ', 'AN'],
    ['李小龍', '李小'],
    ['Nerea Otxoa 🌊', 'NO'],
    ['', ''],
  ])('of %j are %j', (name, initials) => expect(initialsOf(name)).toBe(initials));

  it('keep the hue of a name, however it is typed', () => {
    expect(hueOf('ANA NÚÑEZ')).toBe(hueOf('Ana Nu\u0301n\u0303ez'));
    expect(new Set(['Ana', 'Luis', 'Marta', 'Iñaki', 'Nerea'].map(hueOf)).size).toBeGreaterThan(2);
  });
});

describe('a long file name', () => {
  it('keeps its last letters and its extension', () => {
    expect(splitFileName('Factura instalación caldera 2024-03-14.pdf')).toEqual([
      'Factura instalación caldera 2024-',
      '03-14.pdf',
    ]);
    expect(splitFileName('panel.jpg')).toEqual(['panel.jpg', '']);
  });

  it('loses nothing, whatever it is made of', () => {
    for (const name of [
      '.gitignore-with-a-very-long-name',
      'sin-extensión-pero-larguísimo',
      `${'🧾'.repeat(20)}.pdf`,
    ]) {
      expect(splitFileName(name).join('')).toBe(name);
    }
  });
});

describe('moving in a list', () => {
  it('stops at both ends and starts at the first', () => {
    expect(stepKey(['a', 'b', 'c'], 'b', 1)).toBe('c');
    expect(stepKey(['a', 'b', 'c'], 'c', 1)).toBe('c');
    expect(stepKey(['a', 'b', 'c'], 'a', -5)).toBe('a');
    expect(stepKey(['a', 'b'], 'gone', 1)).toBe('a');
    expect(stepKey([], undefined, 1)).toBeUndefined();
  });

  it('goes on from where the current one stood, though that has left the list', () => {
    expect(stepKey(['a', 'b', 'd'], 'c', 1, 2)).toBe('d');
    expect(stepKey(['a', 'b', 'd'], 'c', -1, 2)).toBe('b');
    expect(stepKey(['a', 'b'], 'c', 1, 2)).toBe('b');
  });

  it('tells assistive technology the keys, except sequences', () => {
    expect(ariaKeys('mod+k')).toBe('Control+K');
    expect(ariaKeys('e')).toBe('E');
    expect(ariaKeys('g q')).toBeUndefined();
  });
});
