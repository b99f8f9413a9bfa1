import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify, ownAddress, webAddress } from './linkify.ts';

const links = (text: string): (string | null)[] =>
  linkify(text)
    .filter(({ href }) => href)
    .map(({ href }) => href);

describe('links in a text', () => {
  it.each([
    ['mira https://a.example/x?y=1#z.', ['https://a.example/x?y=1#z']],
    ['(ver http://a.example/f(1)_b)', ['http://a.example/f(1)_b']],
    ['en www.a.example, ¿no?', ['https://www.a.example/']],
    ['a ana.nunez+1@correo.example.', ['mailto:ana.nunez+1@correo.example']],
    ['«https://a.example/ñandú»', ['https://a.example/%C3%B1and%C3%BA']],
    ['https://a.example y https://b.example', ['https://a.example/', 'https://b.example/']],
    ['javascript:alert(1) data:text/html,x vbscript:x file:///etc', []],
    ['https:// http://% xhttps://a.example a@b', []],
    ['HTTPS://A.EXAMPLE/<script>', ['https://a.example/']],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses no character of any text', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.webUrl(),
      fc.emailAddress(),
      fc.constantFrom('https://', 'www.', '(', ')', '@', '\n'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        return (
          linkify(text)
            .map((piece) => piece.text)
            .join('') === text
        );
      }),
      { seed: 3 },
    );
  });

  it('leads nowhere but to web and mail, whatever is tried', () => {
    const payloads = JSON.parse(
      readFileSync(
        new URL('../../../../channels/email/fixtures/read/dompurify/payloads.json', import.meta.url),
        'utf8',
      ),
    ) as { payload: string }[];
    const found = payloads.flatMap(({ payload }) => links(payload));
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((href) => !/^(?:https?|mailto):/.test(href ?? ''))).toEqual([]);
  });

  it('costs a long text no more than its length', () => {
    // The regular expression meets nothing but beginnings of addresses here; squared, this would be 64 million steps.
    for (const text of ['a'.repeat(8_000), 'a.'.repeat(4_000), 'a@'.repeat(4_000), '('.repeat(8_000)])
      expect(linkify(text)).toEqual([{ text, href: null }]);
  });
});

it('takes photos and files from our own server alone', () => {
  const own = 'https://hilo.example';
  expect(ownAddress('/files/1?s=2', own)).toBe('https://hilo.example/files/1?s=2');
  for (const address of [
    'https://evil.example/x',
    '//evil.example/x',
    'javascript:1',
    'data:image/png,x',
    'https://[',
  ])
    expect(ownAddress(address, own)).toBeNull();
});

it('knows addresses of the web', () => {
  expect(webAddress('https://a.example')).toBe('https://a.example/');
  for (const address of ['javascript:alert(1)', 'mailto:a@b.example', '/privacy', ''])
    expect(webAddress(address)).toBeNull();
});
