import { expect, it } from 'vitest';
import * as en from './en.ts';
import * as es from './es.ts';
import * as formal from './es-formal.ts';

/** What there is to say, and what each thing is made with. */
const shapeOf = (words: object): unknown =>
  Object.fromEntries(
    Object.entries(words).map(([name, said]) => [
      name,
      typeof said === 'object'
        ? shapeOf(said as object)
        : typeof said === 'function'
          ? (said as { length: number }).length
          : 'text',
    ]),
  );
const textOf = (words: object): string =>
  Object.values(words)
    .map((said) => (typeof said === 'object' ? textOf(said as object) : String(said)))
    .join('\n');

it('says the same things in each way of speaking', () => {
  expect(shapeOf(en)).toEqual(shapeOf(es));
  expect(shapeOf(formal)).toEqual(shapeOf(es));
});

it('shouts at nobody', () => {
  expect(textOf(es) + textOf(en) + textOf(formal)).not.toMatch(/!(?!=)|¡/);
});

it('addresses nobody as both tú and usted', () => {
  expect(textOf(formal)).not.toMatch(
    /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo|escribes|escribas|déjanos|prueba|quieras|vas)(?!\p{L})/iu,
  );
  expect(textOf(es)).not.toMatch(/(?<!\p{L})(?:su|sus|le|les|usted|escriba|déjenos|pruebe)(?!\p{L})/iu);
});
