// Before the first paint, or a dark desk would flash white. A file of its own: the policy allows no inline script.
try {
  const theme = localStorage.getItem('hilo.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us in some private windows: the machine's theme holds.
}
