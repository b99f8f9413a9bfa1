import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';

const shown = (text: string, query: string, sight?: number): string =>
  highlight(text, query, sight)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('');

test('what was found is in sight, however little room there is before it', () => {
  const text = 'Huele raro en el cuarto de la caldera, como a quemado';
  expect(shown(text, 'calderas')).toBe('Huele raro en el cuarto de la [caldera], como a quemado');
  expect(shown(text, 'calderas', 37)).toBe('Huele raro en el cuarto de la [caldera], como a quemado');
  expect(shown(text, 'calderas', 36)).toBe('… el cuarto de la [caldera], como a quemado');
  expect(shown(text, 'calderas', 14)).toBe('… de la [caldera], como a quemado');
  expect(shown('caldera', 'caldera', 8)).toBe('[caldera]');
});
