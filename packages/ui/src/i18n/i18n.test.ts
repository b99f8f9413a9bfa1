import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineMessages } from './defineMessages.ts';
import { locales } from './locale.ts';
import type { MessageArgs } from './messageArgs.ts';
import { uiMessages } from './messages.ts';
import { translator } from './translate.ts';

type Node = ReturnType<typeof parse>[number];

/** Every argument of a message with its kind, sorted; branches of plurals and selects included. */
function placeholders(nodes: readonly Node[]): string[] {
  const found = nodes.flatMap((node): string[] => {
    if (node.type === TYPE.literal || node.type === TYPE.pound) return [];
    if (node.type === TYPE.tag) return placeholders(node.children);
    if (node.type !== TYPE.plural && node.type !== TYPE.select) return [`${node.value}:${node.type}`];
    return [
      `${node.value}:${node.type}`,
      ...Object.values(node.options).flatMap((o) => placeholders(o.value)),
    ];
  });
  return [...new Set(found)].sort();
}

describe('the texts of the components', () => {
  const keys = Object.keys(uiMessages.es) as (keyof typeof uiMessages.es)[];

  it('has the same keys in every language', () => {
    for (const locale of locales) expect(Object.keys(uiMessages[locale]).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('%s has the same placeholders in every language, and no apostrophe quoting', (key) => {
    const [first, ...others] = locales.map((locale) => placeholders(parse(uiMessages[locale][key])));
    for (const other of others) expect(other).toEqual(first);
    for (const locale of locales) expect(uiMessages[locale][key]).not.toContain("'");
  });
});

describe('arguments typed from the text', () => {
  const messages = defineMessages({
    es: {
      plain: 'Hola',
      named: 'Hola, {name}',
      counted: '{count, plural, one {# gestión} other {# gestiones}} de {name}',
      nested:
        '{n, plural, =0 {nadie} other {{who, select, you {tú} other {{name} y {m, number}}} más}} el {at, date}',
    },
    en: {
      plain: 'Hello',
      named: 'Hello, {name}',
      counted: '{count, plural, one {# ticket} other {# tickets}} of {name}',
      nested:
        '{n, plural, =0 {nobody} other {{who, select, you {you} other {{name} and {m, number}}} more}} on {at, date}',
    },
  });
  const t = translator(messages, 'es');

  it('knows each name and kind', () => {
    expectTypeOf<MessageArgs<'Hola'>>().toEqualTypeOf<Record<never, never>>();
    expectTypeOf<MessageArgs<'{name}'>>().toEqualTypeOf<{ name: string | number }>();
    expectTypeOf<MessageArgs<(typeof messages.es)['nested']>>().toEqualTypeOf<{
      n: number;
      who: string;
      name: string | number;
      m: number;
      at: number | Date;
    }>();
    expect(t('plain')).toBe('Hola');
    expect(t('counted', { count: 1, name: 'Ana' })).toBe('1 gestión de Ana');
    expect(t('counted', { count: 2000, name: 'Ana' })).toBe('2000 gestiones de Ana');
    expect(translator(messages, 'en')('counted', { count: 2, name: 'Ana' })).toBe('2 tickets of Ana');
  });

  it('refuses, in the compiler, what does not fit', () => {
    // @ts-expect-error the argument is missing
    expect(() => t('named')).toThrow();
    // @ts-expect-error a plural takes a number
    t('counted', { count: 'dos', name: 'Ana' });
    // @ts-expect-error there is no such key
    expect(t('missing')).toBe('missing');
    // @ts-expect-error English lacks a key
    defineMessages({ es: { a: 'a', b: 'b' }, en: { a: 'a' } });
    // @ts-expect-error English has a key too many
    defineMessages({ es: { a: 'a' }, en: { a: 'a', b: 'b' } });
  });
});
