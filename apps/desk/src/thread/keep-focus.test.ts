import { afterEach, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

afterEach(() => vi.unstubAllGlobals());

/** A button in a message. */
const setUp = (hasFocus: boolean) => {
  const message = { tabIndex: 0, hasAttribute: () => false, focus: vi.fn() };
  const button = { closest: (within: string) => (within === 'article' ? message : null) };
  vi.stubGlobal('document', { activeElement: hasFocus ? button : null });
  return { message, button: button as unknown as Element };
};

it('hands the focus of a button that goes on to its message', () => {
  const { message, button } = setUp(true);
  keepFocus(button, 'article');
  expect(message.tabIndex).toBe(-1);
  expect(message.focus).toHaveBeenCalledOnce();
});

it('takes it from nobody who has gone on meanwhile', () => {
  const { message, button } = setUp(false);
  keepFocus(button, 'article');
  expect(message.focus).not.toHaveBeenCalled();
});
