import { contrastOf } from '@hilo/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';
import { html } from './html.ts';
import { linkify } from './linkify.ts';
import { lookFor } from './look.ts';
import { maskAddress } from './mask-address.ts';

test.each([
  [undefined, 'es'],
  ['', 'es'],
  ['en-GB,en;q=0.9,es;q=0.8', 'en'],
  ['es-CO', 'es'],
  ['de-DE,de;q=0.9,en;q=0.5,es;q=0.7', 'es'],
  ['fr', 'es'],
  ['en;q=0', 'es'],
  ['*', 'es'],
  [';;;,,q=,', 'es'],
] as const)('a browser that asks for "%s" reads %s', (asked, locale) => {
  expect(chooseLocale(asked, 'es')).toBe(locale);
});

test.each([
  ['mailAddress', 'ana@gmail.com', 'a•••@g•••.com'],
  ['mailAddress', 'a@b.co.uk', 'a•••@b•••.uk'],
  ['mailAddress', 'ñandú@correo.example', 'ñ•••@c•••.example'],
  ['mailAddress', 'root@localhost', 'r•••@l•••'],
  ['phone', '+34600123478', '•••• 78'],
  ['handle', 'marta', 'm•••'],
])('%s %s is shown as %s', (kind, value, shown) => {
  expect(maskAddress(kind, value)).toBe(shown);
});

describe('html', () => {
  test('escapes what is put in, unless it is markup already', () => {
    const name = `<b onclick='x()'>"&`;
    expect(html`<i title="${name}">${html`<u>${name}</u>`}${[1, null, false]}</i>`.text).toBe(
      '<i title="&#60;b onclick=&#39;x()&#39;&#62;&#34;&#38;"><u>&#60;b onclick=&#39;x()&#39;&#62;&#34;&#38;</u>1</i>',
    );
  });

  test('no words can make a tag, in text or attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const made = html`<p class="${words}">${words}</p>`.text;
        expect(made.match(/[<>"']/g)).toEqual(['<', '"', '"', '>', '<', '>']);
      }),
    );
  });
});

test.each([
  [
    'see https://a.example/x.',
    'see <a href="https://a.example/x" rel="noopener noreferrer nofollow">https://a.example/x</a>.',
  ],
  [
    '(https://a.example/b_(c))',
    '(<a href="https://a.example/b_(c)" rel="noopener noreferrer nofollow">https://a.example/b_(c)</a>)',
  ],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['<a href=x>', '&#60;a href=x&#62;'],
])('links in "%s"', (text, expected) => {
  expect(html`${linkify(text)}`.text).toBe(expected);
});

describe('the colour of an organisation', () => {
  test('every pair of the page can be read, by day and by night', () => {
    const css = lookFor(null);
    const themes = css.split('@media').slice(0, 2);
    const tokens = themes.map((part) =>
      Object.fromEntries(
        [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
      ),
    );
    for (const theme of tokens) {
      for (const ground of ['canvas', 'surface'])
        for (const ink of ['ink', 'muted', 'kept-ink', 'late-ink'])
          expect(contrastOf(theme[ink]!, theme[ground]!), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      for (const shape of ['control', 'thread', 'kept'])
        expect(contrastOf(theme[shape]!, theme.canvas!), shape).toBeGreaterThanOrEqual(3);
      expect(contrastOf(theme.ink!, theme['late-soft']!)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
