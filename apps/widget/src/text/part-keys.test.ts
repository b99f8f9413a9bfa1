import { expect, it } from 'vitest';
import { partKeys } from './part-keys.ts';

it('tells keys from what stands around them', () => {
  expect(partKeys('Tu clave es H-9CK-F9B-MZR.')).toEqual(['Tu clave es ', 'H-9CK-F9B-MZR', '.']);
  expect(partKeys('H-9CK-F9B-MZR y H-DF9-LPX-XFH')).toEqual([
    '',
    'H-9CK-F9B-MZR',
    ' y ',
    'H-DF9-LPX-XFH',
    '',
  ]);
});

it('takes nothing else for one', () => {
  for (const text of ['', 'físico-químico-óptico', 'AH-9CK-F9B-MZR', 'H-9CK-F9B', 'h-9ck-f9b-mzr'])
    expect(partKeys(text)).toEqual([text]);
});
