/**
 * The sheet, theme and accent of the whole frame. All by the object model, which a policy without inline styles allows;
 * so the look needs no file of its own to be waited for.
 */
export const applyLook = (
  document: Document,
  css: string,
  { theme, colour }: { theme: string | null; colour: string | null },
): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const { dataset, style } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (colour && CSS.supports('color', colour)) style.setProperty('--brand', colour);
};
