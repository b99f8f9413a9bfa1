import { expect, it } from 'vitest';
import { findNamed, mentionsIn, type Named, typedName } from './mentions.ts';

const named = ['Ana', 'María José Núñez García', 'Marta Rey', 'Postventa'].map(
  (name, index): Named => ({ type: index === 3 ? 'team' : 'agent', id: `id${index}`, name }),
);
const namesFor = (typed: string) => findNamed(typed, named).map(({ name }) => name);

it.each([
  ['', ['Ana', 'María José Núñez García', 'Marta Rey', 'Postventa']],
  ['mar', ['María José Núñez García', 'Marta Rey']],
  ['núñ', ['María José Núñez García']],
  ['nunez', ['María José Núñez García']],
  ['María José n', ['María José Núñez García']],
  ['rey', ['Marta Rey']],
  ['ez', []],
  ['Ana ', []],
])('"@%s" means %j', (typed, names) => {
  expect(namesFor(typed)).toEqual(names);
});

it.each([
  ['Mira esto, @María José N', 'María José N'],
  ['@', ''],
  ['@O’Neill', 'O’Neill'],
  ['ana@correo', null],
  ['@Ana, ¿puedes', null],
])('behind "%s" stands the name %j', (before, typed) => {
  expect(typedName(before)).toBe(typed);
});

it('names the longer of two names of which one begins the other', () => {
  const two: Named[] = [...named, { type: 'agent', id: 'id4', name: 'Ana Gil' }];
  expect(mentionsIn('@Ana Gil y @Postventa', two)).toEqual([
    { type: 'team', id: 'id3' },
    { type: 'agent', id: 'id4' },
  ]);
});
