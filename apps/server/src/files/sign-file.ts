import type { App } from '../app/app.ts';

const lifeMs = 6 * 60 * 60 * 1000;

/** An address for one file that works so long from now, and is asked anew after that. */
export const signFileFor = (app: App, attachmentId: string, ms: number): string =>
  address(app, attachmentId, app.now().getTime() + ms);

/** An address for one file that works for six to twelve hours; rounded, so that a browser can keep what it fetched. */
export const signFile = (app: App, attachmentId: string): string =>
  address(app, attachmentId, (Math.floor(app.now().getTime() / lifeMs) + 2) * lifeMs);

const address = (app: App, attachmentId: string, until: number): string =>
  `/files/${attachmentId}?until=${until}&sign=${app.secrets.sign(`file:${attachmentId}:${until}`)}`;

export const isSignedFile = (app: App, attachmentId: string, until: string, signature: string): boolean =>
  Number(until) > app.now().getTime() && app.secrets.isSigned(`file:${attachmentId}:${until}`, signature);
