/* Runs in the browser beside swagger-ui-bundle.js. The key is held in memory only, and goes with the page. */
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const chosen = (() => {
  try {
    return localStorage.getItem('hilo.theme');
  } catch {
    return null;
  }
})();
const show = () =>
  document.documentElement.classList.toggle(
    'dark-mode',
    chosen === 'dark' || (chosen !== 'light' && dark.matches),
  );
show();
dark.addEventListener('change', show);

window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  filter: true,
  tagsSorter: 'alpha',
  persistAuthorization: false,
  // Nothing of the document goes to anybody's validator.
  validatorUrl: null,
});
