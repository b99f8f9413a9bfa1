export type Theme = 'light' | 'dark' | 'system';
const place = 'hilo.theme';

/** What the agent chose; `system` follows the machine. The choice lives in this browser. */
export function readTheme(): Theme {
  const stored = localStorage.getItem(place);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Takes effect at once; `public/theme.js` applies it again before the first paint of the next visit. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(place);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(place, theme);
    document.documentElement.dataset.theme = theme;
  }
}
