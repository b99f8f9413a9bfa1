import { expect, test } from 'vitest';
import { writeCode } from './code-words.ts';
import { type LetterPart, writeLetter } from './write-letter.ts';

const house = { locale: 'es', name: 'Calor y Baño', accentColour: null } as const;
const parts: LetterPart[] = [
  { kind: 'words', strong: 'Hola.', text: 'Dos líneas:\n<una> & otra' },
  { kind: 'large', label: 'Tu clave', value: 'H-7K3-QX4-TB9', lines: ['Recibido hoy'] },
  {
    kind: 'said',
    lines: [
      { head: '10:00 · Ana', text: 'No arranca.\n¿Venís?' },
      { head: null, text: 'Mañana.' },
    ],
  },
  {
    kind: 'list',
    title: 'Para seguir',
    lines: ['Contesta.'],
    button: {
      href: 'https://h.example/t/H?a=1&b=2',
      label: 'Ver cómo va',
      spelt: 'Mira: https://h.example/t/H',
    },
  },
];

test('a letter says the same with HTML and without, and is signed by the house', () => {
  const { text, html } = writeLetter(parts, house);
  expect(text).toBe(
    [
      'Hola. Dos líneas:\n<una> & otra',
      'Tu clave: H-7K3-QX4-TB9\nRecibido hoy',
      '10:00 · Ana\nNo arranca.\n¿Venís?\n\nMañana.',
      'Para seguir\nContesta.\nMira: https://h.example/t/H',
      'Calor y Baño',
    ].join('\n\n'),
  );
  for (const said of ['<strong>Hola.</strong> Dos líneas:<br>&#60;una&#62; &#38; otra', '>H-7K3-QX4-TB9</p>'])
    expect(html).toContain(said);
  expect(html).toContain('No arranca.<br>¿Venís?');
  expect(html).toContain('href="https://h.example/t/H?a=1&#38;b=2"');
  expect(html).toMatch(/^<div lang="es"/);
});

test('no line ends within a key', () => {
  const { html } = writeLetter([{ kind: 'words', text: 'Es H-7K3-QX4-TB9.' }], house);
  expect(html).toContain('Es <span style="white-space:nowrap">H-7K3-QX4-TB9</span>.');
});

test('a house without a name leaves no empty line behind', () => {
  const { text, html } = writeLetter(parts.slice(0, 1), { ...house, name: '' });
  expect(text.endsWith('otra')).toBe(true);
  expect(html).not.toContain('<p style="margin:16px 0 0"></p>');
});

test.each(['#ffffff', '#101010', null])(
  'a button shows by its face or by its edge, on whatever it is read: %s',
  (accentColour) => {
    const { html } = writeLetter(parts, { ...house, accentColour });
    const [, edge, face, words] =
      /border:1px solid (#\w{6});.*background:(#\w{6});color:(#\w{6})/.exec(html) ?? [];
    expect(face).toMatch(/^#/);
    expect(edge).toBe(words);
    expect(edge).not.toBe(face);
  },
);

test('a code can be copied whole, and stands before everything that is said of it', () => {
  const { text, html } = writeCode('048213', 'H-7K3-QX4-TB9', 'en', { ...house, formality: 'familiar' });
  expect(text).toMatch(/^Your code: 048213\n\nIt opens the conversation of your ticket H-7K3-QX4-TB9/);
  expect(html).toContain('>048213</p>');
});
