import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { listLicences } from '../../tools/vite/list-licences.ts';

/** React Aria brings its own few words in 34 languages; we keep those that Hilo speaks. */
function keepOurLanguages(kept: readonly string[]): Plugin {
  const words =
    /react-(?:aria|stately|aria-components)\/dist\/private\/intl\/(?:.+\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;
  return {
    name: 'hilo:keep-our-languages',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const language = words.exec(id)?.[1];
      return language && !kept.includes(language) ? 'export default {};' : undefined;
    },
  };
}

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/',
  plugins: [keepOurLanguages(['es-ES', 'en-US']), react(), tailwindcss(), listLicences(['tailwindcss'])],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The first browsers with `light-dark()`, on which both themes rest.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: {
      polyfill: false,
      // What a part fetched later needs is mostly here by then; the lists of it are a kilobyte in every first visit.
      resolveDependencies: (_, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    // The policy allows images and fonts from our origin, not from data: URLs.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': server,
      '/auth': server,
      '/files': server,
      '/live': { target: server, ws: true },
    },
  },
});
