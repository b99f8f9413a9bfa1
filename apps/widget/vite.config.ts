import { defineConfig } from 'vite';

/**
 * Three builds into one folder, under fixed names, since sites write them down: what runs in our frame; the script of
 * the page, which is one function that leaves nothing behind but `window.Hilo`; and the page to try it on. Apart from
 * each other, so that nothing they share becomes one more file to fetch.
 */
export default defineConfig({
  base: '/widget/',
  resolve: { alias: { 'preact/jsx-runtime': '/src/frame/jsx-runtime.ts' } },
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
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            frame: 'src/frame/main.tsx',
            'words-es': 'src/words/es.ts',
            'words-en': 'src/words/en.ts',
          },
          preserveEntrySignatures: 'strict',
        },
      },
    },
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
