import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/run-tests/longest-first.ts';

const FOLDERS = '{packages,channels,apps,tools,bin}';
const EXCLUDED = ['**/node_modules/**', '**/dist/**', '**/.runtime/**'];

// On somebody else's server there is nothing to learn from the tests of the one that we bring.
const EMBEDDED = process.env.HILO_TEST_DATABASE_URL ? ['packages/db/src/embedded/**'] : [];

/** Three projects, each with its own command: `npm test` runs unit and e2e, `npm run test:faults` the faults. */
export default defineConfig({
  test: {
    globalSetup: ['packages/db/src/testing/global-setup.ts'],
    exclude: EXCLUDED,
    // Most of the time a test waits for another process.
    maxWorkers: 3,
    // Reading our modules anew for each file took longer than half of the tests. Nothing of ours is kept in a module:
    // each file has an app, a database and a server of its own.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is looked at until it is so: a busy machine takes longer than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
    // A name nobody set must not decide a test; each file that needs one says so.
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${FOLDERS}/**/*.test.ts`],
          exclude: [...EXCLUDED, ...EMBEDDED, '**/*.faults.test.ts'],
        },
      },
      {
        test: {
          name: 'faults',
          include: [`${FOLDERS}/**/*.faults.test.ts`],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
