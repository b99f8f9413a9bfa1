import { expect, it } from 'vitest';
import { openStore } from './open-store.ts';

const memory = (): Storage => {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
};

it('keeps, lists and removes under its own prefix', () => {
  const place = memory();
  place.setItem('other', 'x');
  const store = openStore('hilo:c:', () => place);
  store.set('draft', 'hola');
  store.set('out:1', 'a');
  expect([place.getItem('hilo:c:draft'), store.get('draft'), store.keys('out:')]).toEqual([
    'hola',
    'hola',
    ['out:1'],
  ]);
  for (const key of store.keys('')) store.set(key, null);
  expect([place.length, store.keys('')]).toEqual([1, []]);
});

it('works in memory where reading storage throws', () => {
  const store = openStore('hilo:c:', () => {
    throw new DOMException('denied', 'SecurityError');
  });
  store.set('token', 't');
  expect([store.get('token'), store.keys('t'), store.get('none')]).toEqual(['t', ['token'], null]);
  store.set('token', null);
  expect([store.get('token'), store.keys('')]).toEqual([null, []]);
});

it('holds in memory what no longer fits, and that wins over what was kept', () => {
  const place = memory();
  let isFull = false;
  const store = openStore('p:', () => ({
    ...place,
    length: place.length,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      place.setItem(key, value);
    },
  }));
  store.set('draft', 'before');
  isFull = true;
  store.set('draft', 'after');
  expect(store.get('draft')).toBe('after');
  isFull = false;
  store.set('draft', 'at last');
  expect([store.get('draft'), place.getItem('p:draft')]).toEqual(['at last', 'at last']);
});
