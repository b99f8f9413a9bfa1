/** Where to go after signing in: a page of this desk, never another site, never the way in again. */
export const safeTarget = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) && !/^\/(sign-in|setup|invitation|forgotten)\b/.test(next)
    ? next
    : '/';
