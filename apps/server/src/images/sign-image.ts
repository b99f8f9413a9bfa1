import type { App } from '../app/app.ts';

const lifeMs = 6 * 60 * 60 * 1000;

/** Our address for a picture elsewhere: only those that a mail named, and only for six to twelve hours. */
export const signImage = (app: App, url: string): string => {
  const until = (Math.floor(app.now().getTime() / lifeMs) + 2) * lifeMs;
  const query = new URLSearchParams({
    url,
    until: String(until),
    sign: app.secrets.sign(`image:${until}:${url}`),
  });
  return `/api/v1/remote-image?${query}`;
};

export const isSignedImage = (
  app: App,
  { url, until, sign }: { url: string; until: string; sign: string },
): boolean => Number(until) > app.now().getTime() && app.secrets.isSigned(`image:${until}:${url}`, sign);
