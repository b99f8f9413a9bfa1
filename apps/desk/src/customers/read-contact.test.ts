import { expect, it } from 'vitest';
import { readContact } from './read-contact.ts';

it.each([
  [' ana@correo.example ', { kind: 'mailAddress', value: 'ana@correo.example' }],
  ['0034 612 34 56 78', { kind: 'phone', value: '+34612345678' }],
  ['ana@', null],
  ['Ana', null],
])('%s', (typed, contact) => {
  expect(readContact(typed)).toEqual(contact);
});
