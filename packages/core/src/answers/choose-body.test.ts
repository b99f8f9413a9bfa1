import { expect, test } from 'vitest';
import { type AnswerBody, chooseBody } from './choose-body.ts';

const body = (locale: string, more: Partial<AnswerBody> = {}): AnswerBody => ({
  locale,
  liveness: null,
  medium: null,
  text: `${locale} ${more.liveness ?? ''}${more.medium ?? ''}`.trim(),
  html: null,
  ...more,
});
const bodies = [body('es'), body('en'), body('es', { liveness: 'live' }), body('es', { medium: 'voice' })];
const live = { liveness: 'live', medium: 'text' } as const;
const slow = { liveness: 'deferred', medium: 'text' } as const;

test.each([
  [['es', 'en'], slow, 'es'],
  [['es'], live, 'es live'],
  [['en', 'es'], live, 'en'],
  [['es'], { liveness: 'deferred', medium: 'voice' } as const, 'es voice'],
  [['ca', 'es'], slow, 'es'],
  [['gl'], slow, 'es'],
  [['en'], null, 'en'],
])('for %j on %j', (locales, channel, text) => {
  expect(chooseBody(bodies, { locales, channel })?.text).toBe(text);
});
test('a wording for another kind of channel is better than none', () => {
  expect(chooseBody([body('es', { medium: 'voice' })], { locales: ['es'], channel: slow })?.text).toBe(
    'es voice',
  );
  expect(chooseBody([], { locales: ['es'], channel: slow })).toBeNull();
});
