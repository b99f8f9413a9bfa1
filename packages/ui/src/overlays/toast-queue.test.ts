import { expect, test } from 'vitest';
import { toastQueue, toasts } from './toast-queue.ts';

const shown = (): string[] => toastQueue.visibleToasts.map(({ content }) => content.text);

test('what failed twice is said once, until it is closed', () => {
  const close = toasts.show({ text: 'It did not load.', tone: 'failed' });
  toasts.show({ text: 'It did not load.', tone: 'failed' });
  expect(shown()).toEqual(['It did not load.']);
  close();
  expect(shown()).toEqual([]);
  toasts.show({ text: 'It did not load.', tone: 'failed' })();
});

test('what was done is said each time, and what can be undone has an undo of its own', () => {
  const action = { label: 'Undo', onPress: () => undefined };
  const closers = [
    toasts.show({ text: 'Resolved', tone: 'done' }),
    toasts.show({ text: 'Resolved', tone: 'done' }),
    toasts.show({ text: 'Failed', tone: 'failed', action }),
  ];
  expect(shown()).toHaveLength(3);
  for (const close of closers) close();
});

test('what was said about something goes where that is settled elsewhere, and nothing else', () => {
  const action = { label: 'Undo', onPress: () => undefined };
  const close = toasts.show({ text: 'Leaves in 10 seconds', action, about: 'one' });
  const closeOther = toasts.show({ text: 'Leaves in 10 seconds, too', action, about: 'other' });
  toasts.forget('one');
  expect(shown()).toEqual(['Leaves in 10 seconds, too']);
  close();
  closeOther();
});
