import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short to read and long to run: whoever starts these by their size waits for them in the end, with nothing beside. */
const longest = [
  'e2e/every-screen.test.ts',
  'e2e/every-action.test.ts',
  'e2e/widget.test.ts',
  'apps/server/src/backup/backup.test.ts',
  'apps/server/src/demo/demo.test.ts',
  'apps/server/src/http/every-operation.test.ts',
  'channels/email/account/account.test.ts',
  'channels/email/email.test.ts',
  'packages/db/src/embedded/start-embedded.test.ts',
  'tools/mutate-contract.test.ts',
  'tools/run-tests/run-vitest.test.ts',
];
const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((path) => moduleId.endsWith(`/${path}`));
  return rank < 0 ? longest.length : rank;
};

/** In each project the longest files first, then as Vitest has them: by what it remembers of them, else by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const key = (file: TestSpecification): number =>
      projects.indexOf(file.project.name) * (longest.length + 1) + rankOf(file);
    // The sort is stable: what ranks alike stays as it was.
    return sorted.sort((a, b) => key(a) - key(b));
  }
}
