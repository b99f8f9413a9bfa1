import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Short to read and long to run: whoever starts these by their size waits for them in the end, with nothing beside. What
 * waits most of its time (for a mail server, for a patience to end) stands between what works, so that neither meets its like.
 */
const longest = [
  'e2e/every-screen.test.ts',
  'e2e/every-action.test.ts',
  'e2e/widget.test.ts',
  'e2e/demo.test.ts',
  'channels/email/email.test.ts',
  'apps/server/src/backup/backup.test.ts',
  'apps/desk/src/gallery/gallery.test.ts',
  'apps/server/src/demo/demo.test.ts',
  'tools/mutate-contract.test.ts',
  'apps/server/src/http/every-operation.test.ts',
  'channels/email/account/account.test.ts',
  'apps/server/src/auth/second-factor.test.ts',
  'tools/run-tests/run-vitest.test.ts',
  'packages/db/src/embedded/start-embedded.test.ts',
  'channels/email/account/lying-server.test.ts',
  'channels/email/read/mail-reader.test.ts',
  'channels/email/probe.test.ts',
  'apps/server/src/health/monitor-routes.test.ts',
  'packages/channel-kit/src/testing/example/board/board.test.ts',
  'apps/server/src/faults/chat.faults.test.ts',
  'apps/server/src/faults/life.faults.test.ts',
  'apps/server/src/faults/outgoing.faults.test.ts',
  'apps/server/src/faults/kill-server.faults.test.ts',
  'apps/server/src/faults/two-nodes.faults.test.ts',
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
