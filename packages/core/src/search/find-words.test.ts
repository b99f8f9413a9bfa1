import { expect, test } from 'vitest';
import { cutAround, findWords } from './find-words.ts';

const marked = (text: string, query: string): string[] =>
  findWords(text, query).map(([start, end]) => text.slice(start, end));

test.each([
  ['Las devoluciones y la DEVOLUCIÓN', 'devolucion', ['devoluciones', 'DEVOLUCIÓN']],
  ['El técnico vino; no vendrá más, viene otro.', 'venir', ['vino', 'vendrá', 'viene']],
  ['Quedó en venir hoy', 'vinieron', ['venir']],
  ['You sent it; send it again', 'send', ['sent', 'send']],
  ['descaldera, caldera-2', 'caldera', ['caldera']],
  ['我的订单还没有到', '订单', ['订单']],
  ['Nada de ello', 'caldera', []],
  ['La caldera y la lavadora de la cocina', 'la caldera de la cocina', ['caldera', 'cocina']],
  ['A la una de la tarde', 'de la', ['la', 'de', 'la']],
  ['El gas no llega; gasté, gasóleo', 'gas llega', ['gas', 'llega']],
  ['Una caldera', 'caldera cal', ['caldera']],
  ['La caldera en garantía', 'caldera -garantía', ['caldera']],
])('%s: what is meant by %s', (text, query, words) => {
  expect(marked(text, query)).toEqual(words);
});

test('a long text is cut around the first of the words', () => {
  const text = `${'nada de nada '.repeat(100)}la caldera pierde agua${' y más'.repeat(100)}`;
  const cut = cutAround(text, 'calderas', 200);
  expect(cut).toContain('la caldera pierde agua');
  expect(cut.length).toBeLessThanOrEqual(200);
  expect(text).toContain(cut);
  expect(cutAround(text, 'xyz', 200)).toBe(text.slice(0, 200));
  expect(cutAround('La caldera', 'caldera', 200)).toBe('La caldera');
});
