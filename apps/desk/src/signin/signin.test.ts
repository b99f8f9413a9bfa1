import { expect, test } from 'vitest';
import { safeTarget } from './safeTarget.ts';
import { tokenOfPage } from './tokenOfPage.ts';

test('goes back to a page of this desk and nowhere else', () => {
  expect(safeTarget('/tickets/1?view=mine')).toBe('/tickets/1?view=mine');
  for (const elsewhere of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    '\t//evil.example',
    'javascript:alert(1)',
    'tickets',
    undefined,
  ])
    expect(safeTarget(elsewhere)).toBe('/');
  for (const loop of ['/sign-in?next=/x', '/setup?token=x', '/invitation', '/forgotten'])
    expect(safeTarget(loop)).toBe('/');
});

test('reads the token behind # before the one in the query', () => {
  expect(tokenOfPage({ hash: '#token=a', search: '?token=b' })).toBe('a');
  expect(tokenOfPage({ hash: '', search: '?token=b' })).toBe('b');
  expect(tokenOfPage({ hash: '', search: '' })).toBe('');
});
