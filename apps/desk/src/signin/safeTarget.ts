/** Where to go after signing in: a page of this desk, never another site, never the way in again. */
export const safeTarget = (next: string | undefined): string =>
  // Tabs and line breaks are left out of an address before it is read, and a backslash is a slash: "/\t/evil" is "//evil".
  next !== undefined &&
  /^\/(?!\/)[^\\\p{Cc}]*$/u.test(next) &&
  !/^\/(sign-in|setup|invitation|forgotten)\b/.test(next)
    ? next
    : '/';
