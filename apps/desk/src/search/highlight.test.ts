import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const shown = (text: string, query: string, lead?: number): string =>
  highlight(text, query, lead)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('');

test('what was found is in sight, however little room there is before it', () => {
  const text = 'Huele raro en el cuarto de la caldera, como a quemado';
  expect(shown(text, 'calderas')).toBe('Huele raro en el cuarto de la [caldera], como a quemado');
  expect(shown(text, 'calderas', 24)).toBe('… el cuarto de la [caldera], como a quemado');
  expect(shown(text, 'calderas', 8)).toBe('… de la [caldera], como a quemado');
  expect(shown('caldera', 'caldera', 8)).toBe('[caldera]');
});
