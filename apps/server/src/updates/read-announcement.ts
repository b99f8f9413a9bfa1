import { z } from 'zod';

/** The newest version somebody announces, and where it is described. */
export type Announcement = { version: string; page: string | null };

const release = z.object({
  version: z.string().max(100).optional(),
  tag_name: z.string().max(100).optional(),
  html_url: z.string().max(2_000).optional(),
  page: z.string().max(2_000).optional(),
  _links: z.object({ self: z.string().max(2_000).optional() }).optional(),
});

/**
 * Reads what is behind HILO_UPDATE_URL: `{version, page}`, or what forges answer for a release or a list of releases,
 * the newest first. Null for anything else.
 */
export const readAnnouncement = (body: unknown): Announcement | null => {
  const found = release.safeParse(Array.isArray(body) ? body[0] : body).data;
  const version = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(
    found?.version ?? found?.tag_name ?? '',
  )?.[1];
  if (version === undefined) return null;
  const page = found?.page ?? found?.html_url ?? found?._links?.self ?? null;
  return { version, page: page !== null && /^https?:\/\//.test(page) ? page : null };
};

/** Whether `one` comes after `other` (semver): numbers in order, and a version with a suffix before the one without. */
export const isNewer = (one: string, other: string): boolean => {
  const [left, right] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (left.suffix === '' || right.suffix === '') return left.suffix === '' && right.suffix !== '';
  return left.suffix.localeCompare(right.suffix, 'en', { numeric: true }) > 0;
};

const partsOf = (version: string): { numbers: number[]; suffix: string } => {
  const [core = '', ...suffix] = version.split('-');
  return { numbers: core.split('.').map(Number), suffix: suffix.join('-') };
};
