import type { App } from '../app/app.ts';

const lifeMs = 6 * 60 * 60 * 1000;

/** An address for one file that works for six to twelve hours; rounded, so that a browser can keep what it fetched. */
export const signFile = (app: App, attachmentId: string): string => {
  const until = (Math.floor(app.now().getTime() / lifeMs) + 2) * lifeMs;
  return `/files/${attachmentId}?until=${until}&sign=${app.secrets.sign(`file:${attachmentId}:${until}`)}`;
};

export const isSignedFile = (app: App, attachmentId: string, until: string, signature: string): boolean =>
  Number(until) > app.now().getTime() && app.secrets.isSigned(`file:${attachmentId}:${until}`, signature);
