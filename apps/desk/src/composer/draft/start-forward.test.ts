import { expect, test } from 'vitest';
import { sampleMessage } from '../../thread/message/sample-message.fixture.ts';
import { startForward } from './start-forward.ts';

const words = { intro: 'Forwarded', from: 'From: Ana', date: 'Monday', subject: null };
const file = (id: string, more: object = {}) => ({
  id,
  name: `${id}.png`,
  type: 'image/png',
  size: 300,
  isInline: false,
  contentId: null,
  url: `/files/${id}`,
  redactedAt: null,
  ...more,
});

test('takes along what the thread shows: also a picture that was pasted into the words, not the logo below them', () => {
  const source = sampleMessage(1, {
    text: 'Mira: [image: error.png]',
    attachments: [
      file('plan'),
      file('error', { isInline: true }),
      file('logo', { isInline: true }),
      file('gone', { redactedAt: '2026-11-22T09:00:00Z' }),
    ],
  });
  expect(startForward(source, words).carried?.map(({ id }) => id)).toEqual(['plan', 'error']);
});
