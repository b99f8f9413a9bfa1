import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type AnswerValues,
  answerVariables,
  fillAnswer,
  findGaps,
  firstNameOf,
  unknownVariables,
} from './fill-answer.ts';

const nobody = Object.fromEntries(answerVariables.map((name) => [name, null])) as AnswerValues;
const ana: AnswerValues = { ...nobody, 'customer.firstName': 'Ana', 'customer.name': 'Ana Núñez' };
const options = { nameGap: (name: string) => name };

describe('filling an answer', () => {
  const cases: [string, AnswerValues, string][] = [
    ['Hola {{customer.firstName}}, gracias.', ana, 'Hola Ana, gracias.'],
    ['Hola {{ customer.firstName }}:', ana, 'Hola Ana:'],
    ['{{customer.firstName|Hola}}, gracias.', nobody, 'Hola, gracias.'],
    ['Hola {{customer.firstName}}, gracias.', nobody, 'Hola ⟦customer.firstName⟧, gracias.'],
    ['Hola {{customer.firstName|}}, gracias.', nobody, 'Hola, gracias.'],
    ['Hola&nbsp;{{customer.firstName| }}, gracias.', nobody, 'Hola, gracias.'],
    ['Hola, {{customer.firstName|}}:', nobody, 'Hola:'],
    ['Hola,&nbsp;{{customer.firstName|}}:', nobody, 'Hola:'],
    ['Gracias, {{customer.firstName|}}', nobody, 'Gracias,'],
    ['{{customer.shoeSize}}', ana, '⟦customer.shoeSize⟧'],
    ['{{customer.name}} y {{customer.name}}', ana, 'Ana Núñez y Ana Núñez'],
    ['no {{}} {{ 1 }} { {customer.name} }', ana, 'no {{}} {{ 1 }} { {customer.name} }'],
  ];
  test.each(cases)('%s', (template, values, filled) => {
    expect(fillAnswer(template, values, options)).toBe(filled);
  });

  it('lets a name be nothing but a name', () => {
    const sly = { ...nobody, 'customer.name': '{{agent.name}} ⟦x⟧\n<b>' };
    const filled = fillAnswer('<p>{{customer.name}}</p>', sly, {
      ...options,
      escape: (text) => text.replaceAll('<', '&lt;'),
    });
    expect(filled).toBe('<p>agent.name x &lt;b></p>');
    expect(findGaps(filled)).toEqual([]);
  });
});

const value = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: null });
const values = fc.record(
  Object.fromEntries(answerVariables.map((name) => [name, value])) as Record<
    (typeof answerVariables)[number],
    typeof value
  >,
);
const part = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[{}⟦⟧]/.test(text)),
  fc.constantFrom(...answerVariables).map((name) => `{{${name}}}`),
  fc.constantFrom(...answerVariables).map((name) => `{{ ${name} |algo}}`),
);
const template = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));

describe('whatever the words and the values', () => {
  const seed = { seed: 20261123, numRuns: 400 };
  it('leaves no place, and a gap for each value that is missing without other words', () => {
    fc.assert(
      fc.property(template, values, (text, given) => {
        const filled = fillAnswer(text, given, options);
        expect(filled).not.toMatch(/\{\{/);
        const isMissing = (name: (typeof answerVariables)[number]) =>
          (given[name] ?? '').replace(/[{}⟦⟧]/g, '').replace(/[\s\p{Cc}]+/gu, '') === '';
        const missing = answerVariables.flatMap((name) =>
          isMissing(name) ? text.split(`{{${name}}}`).slice(1) : [],
        );
        expect(findGaps(filled)).toHaveLength(missing.length);
      }),
      seed,
    );
  });
  it('changes nothing in words without places, and filling twice is filling once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), template, values, (plain, text, given) => {
        if (!plain.includes('{{')) expect(fillAnswer(plain, given, options)).toBe(plain);
        const once = fillAnswer(text, given, options);
        expect(fillAnswer(once, given, options)).toBe(once);
      }),
      seed,
    );
  });
  it('brings no tag in with a value', () => {
    fc.assert(
      fc.property(values, (given) => {
        const guard = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const all = answerVariables.map((name) => `{{${name}|-}}`).join('');
        expect(fillAnswer(all, given, { ...options, escape: guard })).not.toMatch(/[<>]/);
      }),
      seed,
    );
  });
});

test('names that nobody can fill are told apart', () => {
  expect(unknownVariables('{{customer.name}} {{foo}} {{ foo|x }} {{agent.nme}}')).toEqual([
    'foo',
    'agent.nme',
  ]);
});

test.each([
  ['Ana Núñez', 'Ana'],
  ['Núñez, Ana María', 'Ana'],
  ['  Ana ', 'Ana'],
  ['ana@shop.example', null],
  ['+34 600 000 000', null],
  ['', null],
  [null, null],
])('the first name of %s', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});
test('an organisation has no first name', () => expect(firstNameOf('Talleres Gil', true)).toBeNull());
