import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { locales, regionOf } from './locale.ts';
import { uiMessages } from './messages.ts';
import { parseMessage } from './parseMessage.ts';
import { formatMessage } from './translate.ts';

const args = { name: 'Ana', n: 2_000, who: 'you', count: 1, size: 21 };
const byReference = (text: string, locale: 'es' | 'en'): string =>
  String(new IntlMessageFormat(text, regionOf[locale], undefined, { ignoreTag: true }).format(args));

const words = fc.stringMatching(/^[a-zñé <>.,¿]{0,6}$/);
/** Texts of the form that we speak, with every kind of argument inside of every other. */
const { message } = fc.letrec<{ message: string; piece: string; branch: string }>((tie) => ({
  message: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  branch: tie('message').map((inner) => `{${inner}}`),
  piece: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    words,
    fc.constantFrom('{name}', '{ n , number }', '#', '{n}'),
    fc
      .tuple(fc.constantFrom('n', 'count', 'size'), fc.constantFrom('plural', 'selectordinal'))
      .chain(([name, kind]) =>
        fc
          .tuple(tie('branch'), tie('branch'), tie('branch'))
          .map(([one, two, other]) => `{${name}, ${kind}, =2000 ${one} one ${two} other ${other}}`),
      ),
    fc.tuple(tie('branch'), tie('branch')).map(([you, other]) => `{who, select, you ${you} other ${other}}`),
  ),
}));

describe('a message', () => {
  it('reads as the reference implementation reads it', () => {
    fc.assert(
      fc.property(message, fc.constantFrom(...locales), (text, locale) => {
        expect(formatMessage(text, locale, args)).toBe(byReference(text, locale));
      }),
      { seed: 20_261_123, numRuns: 500 },
    );
  });

  it.each(locales)('of our own, too (%s)', (locale) => {
    const values = { ...args, from: 1, to: 2, total: 3, keys: 'k', duration: 'd', roles: 'r', date: 'x' };
    for (const text of Object.values(uiMessages[locale])) {
      const names = Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name!, 2]));
      const all = { ...names, ...values };
      expect(formatMessage(text, locale, all)).toBe(
        String(new IntlMessageFormat(text, regionOf[locale]).format(all)),
      );
    }
  });

  it.each([
    ['{', 'a word'],
    ['{name', ','],
    ['{n, plural, one {x}}', 'other'],
    ['{n, plural, other {x}', 'a word'],
    ['{d, date}', 'a known kind'],
    ['{n, number, percent}', '}'],
    ['{n, plural, offset:1 other {x}}', '{'],
    ['Ana}', 'the end'],
  ])('that is not one is refused: %s', (text, wanted) => {
    expect(() => parseMessage(text)).toThrow(wanted);
  });

  it('with a missing argument is no message', () => {
    expect(() => formatMessage('{name}', 'es', {})).toThrow('name');
  });
});
