/** What is kept outside every thread, in the order of its tabs. */
export const kept = ['quarantined', 'ignored', 'blocked'] as const;
export type Kept = (typeof kept)[number];
