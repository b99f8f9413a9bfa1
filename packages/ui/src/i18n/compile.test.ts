import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { compileMessage } from './compile.ts';
import { locales, regionOf } from './locale.ts';

const messages = [
  'Hola',
  'Hola, {name}: #1',
  '{count, number} gestiones, {open, number} abierta',
  '{count, plural, =0 {ninguna} one {# gestión} other {# gestiones}} de {name}',
  '{who, select, you {tú} other {{name} y {count, plural, one {uno} other {# más}}}}.',
  '{count, plural, one {{who, select, you {# tuya} other {# suya}}} other {{who, select, you {# tuyas} other {# suyas}}}}',
  "It's {name}'s",
  '{ name , select , Ana {A}\n other {B} }',
];
const values = [0, 1, 2, 3, 21, 1_000, 2_000, 12_345, 1_000_000];

describe.each(locales)('in %s', (locale) => {
  it.each(messages)('%s says what the reference says', (text) => {
    const reference = new IntlMessageFormat(text, regionOf[locale], undefined, { ignoreTag: true });
    const write = compileMessage(text, locale);
    for (const count of values)
      for (const who of ['you', 'they'])
        for (const name of ['Ana', 'Ñ {x} <b>']) {
          const args = { count, open: count + 1, who, name };
          expect(write(args)).toBe(reference.format(args));
        }
  });
});

it.each(['{', '{name', '}', '{n, plural, one {x}}', '{n, plural, other {x}', '{at, date}', '{n plural}'])(
  'refuses %s',
  (text) => {
    expect(() => compileMessage(text, 'es')).toThrow();
  },
);

it('refuses to write a message without what it needs', () => {
  expect(() => compileMessage('Hola, {name}', 'es')({})).toThrow('needs name');
});
