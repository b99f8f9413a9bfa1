import { expect, test } from 'vitest';
import { withSearch } from './recent-searches.ts';

test('the newest search comes first, and takes the place of what was on the way to it', () => {
  expect(withSearch(['caldera', 'dev'], 'Devolución')).toEqual(['Devolución', 'caldera']);
  expect(withSearch(['factura', 'Garantía'], 'garantia')).toEqual(['garantia', 'factura']);
  expect(withSearch(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], 'b')).toEqual(['b', 'a1', 'a2', 'a3', 'a4', 'a5']);
});
