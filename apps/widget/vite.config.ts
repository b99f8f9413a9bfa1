import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { listLicences } from '../../tools/vite/list-licences.ts';

/** What the conversation is built from for each way of speaking, and how that build is called. */
const spoken: Record<string, string> = { client: 'es', formal: 'es-formal', english: 'en' };

/** The words of its own in each build of the conversation. */
const speak: Plugin = {
  name: 'speak',
  enforce: 'pre',
  resolveId(source, importer) {
    const words = spoken[this.environment.name];
    return words && source === './es.ts' && importer?.endsWith('/words/spoken.ts')
      ? this.resolve(`./${words}.ts`, importer)
      : null;
  },
};

/** Hands each view what the compiler makes of its elements. */
const draw: Plugin = {
  name: 'draw',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx')
      ? `import { Fragment, h } from 'preact';${code.replace(/@jsxImportSource/, '')}`
      : null,
};

const conversation = (words: string): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    emptyOutDir: words === spoken.client,
    rolldownOptions: { input: { [`frame-${words}`]: 'src/frame/main.tsx' } },
  },
});

/**
 * Five builds into one folder, under fixed names, since sites write them down: what runs in our frame, once for each
 * way of speaking; the script of the page, which is one function that leaves nothing behind but `window.Hilo`; and the
 * page to try it on. Apart from each other, so that nothing they share becomes one more file to fetch.
 */
export default defineConfig({
  base: '/widget/',
  // As Preact always had it: each element takes fewer bytes, and the other runtime also writes HTML on servers.
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  plugins: [speak, draw, listLicences()],
  build: {
    outDir: 'dist',
    // The first browsers with `light-dark()`, on which both themes rest.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // The policy allows files of our origin and nothing inline.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } },
  },
  environments: {
    ...Object.fromEntries(Object.entries(spoken).map(([name, words]) => [name, conversation(words)])),
    loader: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        rolldownOptions: { input: { widget: 'src/loader/widget.ts' }, output: { format: 'iife' } },
      },
    },
    page: {
      consumer: 'client',
      build: { emptyOutDir: false, rolldownOptions: { input: { 'test-page': 'test-page.html' } } },
    },
  },
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
});
