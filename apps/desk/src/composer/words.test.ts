import { describe, expect, it } from 'vitest';
import { highlight } from '../search/highlight.ts';
import { emptyCompose } from './compose.ts';
import { joinComposes } from './join-composes.ts';
import { readParties } from './recipients/read-parties.ts';
import {
  appendWords,
  docToText,
  fromMailHtml,
  hasFormat,
  textToHtml,
  toMailHtml,
  withoutSignature,
  withSignature,
} from './writing/mail-html.ts';
import { joinWords, quoteWords } from './writing/quote-words.ts';

it('writes one line as one block, and reads it back', () => {
  const html = textToHtml('Hola <b>\n\nAna');
  expect(toMailHtml(html)).toBe('<div>Hola &lt;b&gt;</div><div><br></div><div>Ana</div>');
  expect(fromMailHtml(toMailHtml(html))).toBe(html);
});

it('knows words with a format from lines', () => {
  expect([null, '<div>Hola</div><div><br></div>', '<p>a &lt; b</p>'].map(hasFormat)).toEqual([
    false,
    false,
    false,
  ]);
  expect(['<div>Hola <strong>Ana</strong></div>', '<ul><li><div>uno</div></li></ul>'].map(hasFormat)).toEqual(
    [true, true],
  );
});

it('writes on behind words with a format, in the format of their end', () => {
  const bold = '<div>Hola <strong>Ana</strong></div>';
  expect(appendWords(bold, '')).toBe(bold);
  expect(appendWords(bold, ': <dos>\n\nAdiós')).toBe(
    '<div>Hola <strong>Ana: &lt;dos&gt;</strong></div><div><br></div><div>Adiós</div>',
  );
  expect(appendWords(bold, '\nAdiós')).toBe(`${bold}<div>Adiós</div>`);
  expect(appendWords('<div><em>uno</em></div><div><br></div>', 'dos')).toBe(
    '<div><em>uno</em></div><div>dos</div>',
  );
  expect(appendWords('<ul><li><div>uno</div></li></ul>', ' $1')).toBe('<ul><li><div>uno $1</div></li></ul>');
});

it('keeps lists, quotes and links in plain text', () => {
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const doc = {
    type: 'doc',
    content: [
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [line('uno')] },
          { type: 'listItem', content: [line('dos')] },
        ],
      },
      { type: 'blockquote', content: [line('citado')] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'aquí', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] },
        ],
      },
    ],
  };
  expect(docToText(doc)).toBe('- uno\n- dos\n> citado\naquí (https://a.example)');
});

it('puts the signature below its line, and none where there is none', () => {
  expect(withSignature({ text: 'Hola', html: null }, ' Lucía\nRuiz ').text).toBe('Hola\n\n-- \nLucía\nRuiz');
  expect(withSignature({ text: 'Hola', html: null }, '  ')).toEqual({ text: 'Hola', html: null });
});

it('reads pasted recipients and gives back what it cannot', () => {
  const { parties, rest } = readParties(
    '"Ana Núñez" <ana@correo.example>; luis@correo.example, nadie',
    'mailAddress',
  );
  expect(parties.map(({ name, value }) => [name, value])).toEqual([
    ['Ana Núñez', 'ana@correo.example'],
    [null, 'luis@correo.example'],
  ]);
  expect(rest).toBe('nadie');
});

it('marks hits without minding accents, case or ending', () => {
  const hits = highlight('Quiero poner una RECLAMACIÓN. Las reclamaciones van aquí.', 'reclamacion')
    .filter(({ isHit }) => isHit)
    .map(({ text }) => text);
  expect(hits).toEqual(['RECLAMACIÓN', 'reclamaciones']);
});

it('takes off the signature that it put on, and nothing else', () => {
  const words = { text: 'Hola', html: '<div>Hola</div>' };
  expect(withoutSignature(withSignature(words, 'Lucía\nRuiz'), 'Lucía\nRuiz')).toEqual(words);
  expect(withoutSignature(words, 'Lucía')).toEqual(words);
  expect(withoutSignature(words, '')).toEqual(words);
});

describe('a picture among the words', () => {
  const id = '01a206bc-47af-7a3f-b50b-6ac155d17148';
  it('has the name it is sent under outside the editor, and none that a page would ask for inside', () => {
    const inside = `<p>Mira <img data-picture="${id}" alt="foto"></p>`;
    const outside = `<div>Mira <img src="cid:${id}@hilo" alt="foto"></div>`;
    expect(toMailHtml(inside)).toBe(outside);
    expect(fromMailHtml(outside)).toBe(inside);
  });
});

describe('quoted words', () => {
  it('stand below who said them, behind what is there already', () => {
    const quoted = quoteWords('Ana wrote:', 'One <b>\n\n\n\nTwo');
    expect(quoted.text).toBe('Ana wrote:\n> One <b>\n> \n> Two\n');
    expect(quoted.html).toBe(
      '<div>Ana wrote:</div><blockquote><div>One &lt;b&gt;</div><div><br></div><div>Two</div></blockquote><div><br></div>',
    );
    expect(joinWords({ text: '', html: null }, quoted)).toBe(quoted);
    expect(joinWords({ text: 'Hi', html: null }, quoted).html).toBe(`<div>Hi</div>${quoted.html}`);
  });
});

it('joins what was written apart: words in their order, all files once, and a forward stays last and goes where it was to go', () => {
  const file = (id: string) => ({ id, name: id, type: 'x/y', size: 1 });
  const to = [{ kind: 'mailAddress', value: 'taller@partner.example', name: null }];
  const answer = { ...emptyCompose(), text: 'Hola', uploads: [file('a'), file('b')] };
  const other = { ...emptyCompose(), text: 'Adiós', uploads: [file('b'), file('c')] };
  expect(joinComposes(answer, other)).toMatchObject({
    kind: 'answer',
    text: 'Hola\nAdiós',
    uploads: [file('a'), file('b'), file('c')],
  });
  const forward = { ...emptyCompose('forward'), text: '--- Fwd', to, carried: [file('f')] };
  const both = { kind: 'forward', text: 'Hola\n--- Fwd', to, carried: [file('f')] };
  expect(joinComposes(answer, forward)).toMatchObject(both);
  expect(joinComposes(forward, answer)).toMatchObject(both);
});
