import type { Locale } from '../words/choose-locale.ts';

/** Language, theme and accent of the whole frame. All by the object model, which a policy without inline styles allows. */
export const applyLook = (
  root: HTMLElement,
  locale: Locale,
  { theme, colour }: { theme: string | null; colour: string | null },
): void => {
  root.lang = locale;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (!colour || !CSS.supports('color', colour)) return;
  root.style.setProperty('--brand', colour);
};
