import { expect, it } from 'vitest';
import { emptyCompose } from '../compose.ts';
import { findProblem } from './find-problem.ts';

const ana = { to: [{ kind: 'mailAddress', value: 'ana@correo.example', name: null }] };
const nobody = { to: [] };
const fine = { isUploading: false, lacksSubject: false };

it('names what is lacking, the recipient first', () => {
  expect(findProblem(emptyCompose('answer'), nobody, { ...fine, isUploading: true })).toBe(
    'send.noRecipient',
  );
  expect(findProblem(emptyCompose('answer'), ana, { ...fine, isUploading: true })).toBe('send.uploading');
  expect(findProblem(emptyCompose('answer'), ana, fine)).toBe('send.empty');
  expect(findProblem({ ...emptyCompose('answer'), text: 'Hola' }, ana, fine)).toBeNull();
});

it('asks no recipient of a note', () => {
  expect(findProblem({ ...emptyCompose('note'), text: 'Ojo' }, nobody, fine)).toBeNull();
});

it('asks for a subject where what is sent on has none', () => {
  const lacking = { ...fine, lacksSubject: true };
  const forward = { ...emptyCompose('forward'), text: 'Hola' };
  expect(findProblem(forward, ana, lacking)).toBe('send.noSubject');
  expect(findProblem({ ...forward, subject: ' ' }, ana, lacking)).toBe('send.noSubject');
  expect(findProblem({ ...forward, subject: 'Caldera' }, ana, lacking)).toBeNull();
});
