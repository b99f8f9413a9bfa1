/** Something that the person at the keyboard can put right; the message says how. */
export class LauncherError extends Error {
  name = 'LauncherError';
}
