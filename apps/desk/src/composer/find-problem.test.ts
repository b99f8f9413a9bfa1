import { expect, it } from 'vitest';
import { findProblem } from './find-problem.ts';
import { emptyCompose } from './useDraft.ts';

const ana = { to: [{ kind: 'mailAddress', value: 'ana@correo.example', name: null }] };
const nobody = { to: [] };

it('names what is lacking, the recipient first', () => {
  expect(findProblem(emptyCompose('answer'), nobody, true)).toBe('send.noRecipient');
  expect(findProblem(emptyCompose('answer'), ana, true)).toBe('send.uploading');
  expect(findProblem(emptyCompose('answer'), ana, false)).toBe('send.empty');
  expect(findProblem({ ...emptyCompose('answer'), text: 'Hola' }, ana, false)).toBeNull();
});

it('asks no recipient of a note', () => {
  expect(findProblem({ ...emptyCompose('note'), text: 'Ojo' }, nobody, false)).toBeNull();
});
