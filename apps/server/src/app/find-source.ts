import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../../../..');
const read = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The version of the server, as its package says it. */
export const runningVersion: string = z
  .object({ version: z.string() })
  .parse(read(join(root, 'apps/server'))).version;

const declarationSchema = z.object({
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
  homepage: z.string().optional(),
});

/**
 * Where the source code is offered: what the administrator set, else what a `package.json` declares in `repository` or,
 * failing that, `homepage`. Only what a browser opens counts, so `git@…` and `github:owner/name` do not. Null for none.
 */
export const findSource = (set: string | null, packageJson: unknown = read(root)): string | null => {
  if (set !== null) return set;
  const { repository, homepage } = declarationSchema.safeParse(packageJson).data ?? {};
  const declared = typeof repository === 'object' ? repository.url : repository;
  // npm writes `git+https://host/owner/name.git`.
  const address = declared?.replace(/^git\+(?=https?:)/, '').replace(/\.git$/, '');
  return [address, homepage].find((one) => one !== undefined && /^https?:\/\//.test(one)) ?? null;
};
