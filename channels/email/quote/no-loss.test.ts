import { describe, expect, test } from 'vitest';
import { readQuoteFixtures } from './read-fixtures.ts';
import { splitReply } from './split-reply.ts';

/** Park-Miller generator: the same mails in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const written = (text: string): string[] => text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');

/** Asserts that the parts, taken together, are the lines of `text`, and that each keeps the order. */
function expectNothingLost(text: string, html: string | null): void {
  const parts = splitReply({ text, html });
  const queues = [parts.newText, parts.quotedText ?? '', parts.signature ?? ''].map(written);
  const total = queues.reduce((sum, queue) => sum + queue.length, 0);
  const lines = written(text);
  expect(total).toBe(lines.length);
  // Lines that occur twice may go either way: follow every way the queues can be consumed.
  let states = new Set(['0,0,0']);
  for (const line of lines) {
    const next = new Set<string>();
    for (const state of states) {
      const at = state.split(',').map(Number);
      queues.forEach((queue, index) => {
        if (queue[at[index]!] !== line) return;
        next.add(at.map((value, place) => (place === index ? value + 1 : value)).join(','));
      });
    }
    states = next;
    expect(states.size, `'${line}' is lost or out of order`).toBeGreaterThan(0);
    if (states.size > 500) return;
  }
}

const files = ['spanish', 'languages'];
const fixtures = files.flatMap((file) =>
  readQuoteFixtures(new URL(`../fixtures/quote/${file}.txt`, import.meta.url)),
);
const pool = [...new Set(fixtures.flatMap((fixture) => fixture.text.split('\n')))];

const escapeHtml = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

describe('no line is lost', () => {
  test('in the fixtures, with any line ending', () => {
    for (const { text } of fixtures) {
      expectNothingLost(text, null);
      expectNothingLost(text.replaceAll('\n', '\r\n'), null);
      expectNothingLost(text.replaceAll('\n', '\r'), null);
    }
  });

  test('in a file poured into a mail', () => {
    const log = Array.from({ length: 60_000 }, (_, at) => `  line ${at}`);
    const parts = splitReply({ text: ['Adjunto el registro:', '', ...log].join('\n') });
    expect(written(parts.newText)).toEqual(['Adjunto el registro:', ...log]);
    const answer = splitReply({
      text: ['Sí.', '', 'Ana <ana@cliente.example> escribió:', ...log.map((line) => `> ${line}`)].join('\n'),
    });
    expect(answer.newText).toBe('Sí.');
    expect(written(answer.quotedText ?? '').length).toBe(log.length + 1);
  });

  test('in mails put together from lines at random', () => {
    const random = randomFrom(20260112);
    for (let mail = 0; mail < 1500; mail += 1) {
      const lines = Array.from({ length: 1 + random(25) }, () => {
        const line = pool[random(pool.length)]!;
        return random(6) === 0 ? `> ${line}` : line;
      });
      // Numbered, so that every line is told apart from its doubles.
      const text = lines.map((line, index) => (line === '' || random(2) === 0 ? line : `${line} ${index}`));
      expectNothingLost(text.join('\n'), null);
    }
  });

  test('whatever the markup claims', () => {
    const random = randomFrom(7);
    const opens = [
      '<div class="gmail_quote">',
      '<blockquote type="cite">',
      '<div id="appendonsend">',
      '<div>',
    ];
    const marks = [...opens, '<div class="gmail_signature">', '</div>', '</blockquote>', '<hr>'];
    for (let mail = 0; mail < 600; mail += 1) {
      const lines = Array.from({ length: 1 + random(15) }, () => pool[random(pool.length)]!);
      const html = lines.map((line) => `${marks[random(marks.length)]!}${escapeHtml(line)}<br>`).join('');
      expectNothingLost(lines.join('\n'), html);
    }
  });
});

/** Long enough for a loaded machine; a scan that is not linear takes hours for a megabyte. */
const LIMIT = { timeout: 120_000 };

function expectAllLines(text: string, html: string | null): void {
  const parts = splitReply({ text, html });
  const count = (value: string | null): number => (value === null ? 0 : written(value).length);
  const found = count(parts.newText) + count(parts.quotedText) + count(parts.signature);
  expect(found).toBe(written(text).length);
}

describe('hostile input', () => {
  const megabyte = (unit: string): string => unit.repeat(Math.ceil(1_048_576 / unit.length));
  const oneLine = [
    'On 1 Jan 2026, ',
    '>',
    '-',
    '_',
    ' ',
    'a@',
    '<',
    'e\u0301\u0301',
    '\u200b',
    'wrote ',
    '写道：',
  ];
  const manyLines = [
    'On 1 Jan 2026 at 9:12\n',
    'De: a@b.es\n',
    '\n',
    'a: 1\n',
    'Un saludo\n',
    'x\n> y\n',
    '--\n',
  ];
  test.each([...oneLine, ...manyLines])('a megabyte of %j is read whole', LIMIT, (unit) => {
    expectAllLines(megabyte(unit), null);
  });

  test.each(['<blockquote type=cite>a ', '<', 'hola '])('with a megabyte of %j as markup', LIMIT, (unit) => {
    const text = 'hola mundo\n'.repeat(2000);
    expectAllLines(text, `<div class="gmail_quote">x</div>${megabyte(unit)}`);
  });

  test('text far to the right is kept', () => {
    const text = `Hola\n${' '.repeat(5000)}muy a la derecha\n\u200b\nfin`;
    expect(splitReply({ text }).newText).toBe(text);
  });
});
