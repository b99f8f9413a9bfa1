import { expect, test } from 'vitest';
import { infinitiveOf } from './infinitive-of.ts';

test.each([
  ['vino', 'venir'],
  ['vinieron', 'venir'],
  ['vendrá', 'venir'],
  ['Vienen', 'venir'],
  ['convino', 'convenir'],
  ['puedo', 'poder'],
  ['propusisteis', 'proponer'],
  ['repuesto', 'reponer'],
  ['hecho', 'hacer'],
  ['hará', 'hacer'],
  ['dijeron', 'decir'],
  ['díganme', 'decir'],
  ['devuelto', 'devolver'],
  ['devuélvanmelo', 'devolver'],
  ['resuelta', 'resolver'],
  ['roto', 'romper'],
  ['pidió', 'pedir'],
  ['pierde', 'perder'],
  ['redujo', 'reducir'],
  ['busqué', 'buscar'],
  ['realicen', 'realizar'],
  ['incluye', 'incluir'],
  ['sent', 'send'],
  ['Paid', 'pay'],
  ['broken', 'break'],
])('%s is of %s', (word, infinitive) => {
  expect(infinitiveOf(word)).toBe(infinitive);
});

test.each([
  'venir',
  'envío',
  'caldera',
  'cuenta',
  'harina',
  'vendemos',
  'de',
  'le',
  'factura',
  'send',
  '2026',
  '订单',
  '',
])('%s is of nothing else', (word) => {
  expect(infinitiveOf(word)).toBeNull();
});
