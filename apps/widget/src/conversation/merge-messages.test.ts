import type { ChatMessage } from '@hilo/channel-chat/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeMessages, redactMessage } from './merge-messages.ts';

const message = (position: number, text = `text ${position}`): ChatMessage => ({
  id: `m${position}`,
  position,
  from: 'agent',
  name: null,
  photoUrl: null,
  text,
  at: '2026-11-23T10:00:00.000Z',
  by: null,
  files: [],
  isRedacted: false,
  clientId: null,
});

it('gives each message once, in order, however the pages overlap and in whatever order they come', () => {
  const pages = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), { maxLength: 8 });
  fc.assert(
    fc.property(pages, (arrivals) => {
      const merged = arrivals.reduce<readonly ChatMessage[]>(
        (have, page) =>
          mergeMessages(
            have,
            page.map((position) => message(position)),
          ),
        [],
      );
      const expected = [...new Set(arrivals.flat())].sort((one, other) => one - other);
      expect(merged.map(({ position }) => position)).toEqual(expected);
    }),
    { seed: 11 },
  );
});

it('takes the newer form, but gives no redacted words back', () => {
  const edited = mergeMessages([message(1)], [message(1, 'better')]);
  expect(edited.map(({ text }) => text)).toEqual(['better']);
  const redacted = redactMessage(edited, 'm1');
  expect(redacted).toMatchObject([{ isRedacted: true, text: '', files: [] }]);
  expect(mergeMessages(redacted, [message(1, 'late'), message(2)])).toMatchObject([
    { text: '', isRedacted: true },
    { text: 'text 2' },
  ]);
});

it('leaves alone what it gets nothing for', () => {
  const have = [message(1)];
  expect(mergeMessages(have, [])).toBe(have);
});
