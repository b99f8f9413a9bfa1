/** One thing that was looked at: what was found, and what to do where it is not well. */
export type Check = { check: string; ok: boolean; detail: string; fix: string | null };

export const well = (check: string, detail: string): Check => ({ check, ok: true, detail, fix: null });
export const bad = (check: string, detail: string, fix: string): Check => ({ check, ok: false, detail, fix });
export const judge = (check: string, ok: boolean, detail: string, fix: string): Check =>
  ok ? well(check, detail) : bad(check, detail, fix);

export const megabytes = (bytes: number): string =>
  bytes >= 10 * 1024 ** 3 ? `${Math.round(bytes / 1024 ** 3)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
