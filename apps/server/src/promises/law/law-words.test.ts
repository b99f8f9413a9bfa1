import { expect, test } from 'vitest';
import { cureWarning } from './cure-words.ts';
import { extensionWords } from './extension-words.ts';
import { transferWords } from './transfer-words.ts';

const house = { locale: 'es', formality: 'familiar' } as const;
const due = {
  dueAt: '2027-01-25T22:59:59Z',
  zone: 'Europe/Madrid',
  cure: { article: 'Ley 10/2025, art. 13.3', deadlines: 'restart', unmet: 'settled' },
} as const;
const more = {
  from: due.dueAt,
  to: '2027-02-15T22:59:59Z',
  zone: due.zone,
  article: 'Ley 1755/2015, art. 14',
};

test('what is missing is asked for with the day, what follows without it, and where that is written', () => {
  expect(cureWarning('es', house, due)).toBe(
    'Tienes hasta el 25 de enero de 2027 para enviarnos lo que falta. El plazo que tenemos para contestarte empezará ' +
      'cuando lo recibamos. Si no nos llega antes de que acabe ese día, la gestión podrá cerrarse sin respuesta, y ' +
      'podrás volver a abrirla cuando quieras (Ley 10/2025, art. 13.3).',
  );
  expect(cureWarning('en', house, due)).toContain(
    'You have until 25 January 2027 to send us what is missing.',
  );
  // The house's language where nobody knows hers.
  expect(cureWarning(null, { ...house, formality: 'formal' }, due)).toMatch(/^Tiene hasta el 25 de enero/);
});

test('where the time goes on and she is taken to withdraw, that is what she reads', () => {
  const colombian = {
    ...due,
    cure: { article: 'Ley 1755/2015, art. 17', deadlines: 'resume', unmet: 'withdrawn' },
  } as const;
  expect(cureWarning('es', { ...house, formality: 'formal' }, colombian)).toBe(
    'Tiene hasta el 25 de enero de 2027 para enviarnos lo que falta. El plazo que tenemos para contestarle queda parado, ' +
      'y seguirá cuando lo recibamos. Si antes de que acabe ese día no nos llega ni nos pide más tiempo, la ley entiende ' +
      'que desiste de su petición, y podrá volver a presentarla cuando quiera (Ley 1755/2015, art. 17).',
  );
  expect(cureWarning('en', house, colombian)).toContain('the law takes your request as withdrawn');
});

test('whoever asked the wrong body reads to whom it went, and from when the time counts there', () => {
  const about = { to: 'la Superintendencia de Salud', article: 'Ley 1755/2015, art. 21' };
  expect(transferWords('es', house, about)).toBe(
    'No nos corresponde a nosotros resolver lo que pides. Hemos trasladado tu petición a la Superintendencia de Salud, a ' +
      'quien le corresponde. El plazo que tienen para contestarte empieza al día siguiente de recibirla (Ley 1755/2015, ' +
      'art. 21).',
  );
  expect(transferWords('en', house, about)).toContain('begins on the day after they receive it');
});

test('more time is told with both days and the article', () => {
  expect(extensionWords('es', house, more)).toContain(
    'El plazo terminaba el 25 de enero de 2027 y lo ampliamos, por una sola vez, hasta el 15 de febrero de 2027 (Ley 1755/2015, art. 14).',
  );
  expect(extensionWords('en', house, more)).toContain(
    'was to end on 25 January 2027; we extend it, once only, to 15',
  );
});

test('a day is that of the place, also across midnight', () => {
  const late = { ...due, dueAt: '2027-01-26T04:59:59Z', zone: 'America/Bogota' };
  expect(cureWarning('es', house, late)).toContain('hasta el 25 de enero de 2027');
});
