import { expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';

test('numbers at the end of names count as numbers, and accents as their letters', () => {
  const names = ['Equipo 10', 'Zoe', 'Equipo 2', 'Ámbar 3', 'equipo 1', 'Ambar 12', 'Ñora', 'Noa'];
  expect(names.sort(compareNames)).toEqual([
    'Ámbar 3',
    'Ambar 12',
    'equipo 1',
    'Equipo 2',
    'Equipo 10',
    'Noa',
    'Ñora',
    'Zoe',
  ]);
});
