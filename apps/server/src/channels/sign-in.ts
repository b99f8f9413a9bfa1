import { createHash, timingSafeEqual } from 'node:crypto';
import { type finishSignInBody, HiloError, type SignedInDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { channelStore } from './channel-store.ts';
import type { ChannelHub } from './hub.ts';
import { settingsOf, storedChannel } from './test-channel.ts';
import { changeChannel, kindOf } from './write-channel.ts';

/** A page of the desk: whoever comes back to it is who left it, and reads in her own words how it ended. */
const returnPath = '/admin/channels/signed-in';
/** Long enough for a second factor, and for an application that has yet to be allowed. */
const attemptMs = 15 * 60_000;
const patienceMs = 30_000;
/** Where a channel remembers the attempt that may end: a later one takes its place, and none ends twice. */
const attemptKey = 'signIn.attempt';

/** Who is signed in at this desk, by the session and not only by the name. */
export type SignedInBrowser = { actor: Actor; session: string | null };

/** What comes back untouched by way of the provider, sealed: it holds the verifier. */
const attemptSchema = z.strictObject({
  use: z.literal('channel.signIn'),
  channelId: z.string(),
  browser: z.string(),
  verifier: z.string(),
  endsAt: z.number(),
});

/** The address that is to be registered with a provider. */
export const signInPlace = (hub: ChannelHub, actor: Actor): { redirectUri: string } => {
  authorise(actor, 'channels.write');
  return { redirectUri: `${hub.publicUrl()}${returnPath}` };
};

/** Begins to sign in at the provider of a channel, and forgets what was begun before. @throws request.invalid */
export const beginSignIn = async (
  app: App,
  hub: ChannelHub,
  browser: SignedInBrowser,
  channelId: string,
): Promise<{ url: string }> => {
  const { redirectUri } = signInPlace(hub, browser.actor);
  const { kind, settings } = await storedChannel(app, channelId);
  const { adapter, options } = kindOf(hub, kind);
  const context = { settings: settingsOf(app, hub, kind, settings, {}), options };
  const verifier = Buffer.from(app.random(32)).toString('base64url');
  const attempt: z.infer<typeof attemptSchema> = {
    use: 'channel.signIn',
    channelId,
    browser: nameOf(browser),
    verifier,
    endsAt: app.now().getTime() + attemptMs,
  };
  const state = app.secrets.seal(JSON.stringify(attempt));
  const url = adapter.signIn?.authorise(context, {
    redirectUri,
    state,
    challenge: digest(verifier),
  });
  if (!url) throw new HiloError('request.invalid', 'This channel asks for no signing in at its provider.');
  await channelStore(app, channelId).set(attemptKey, digest(state));
  return { url };
};

/** Ends what `beginSignIn` began, in the same session: trades the code for tokens, and opens the channel anew with them. */
export const finishSignIn = async (
  app: App,
  hub: ChannelHub,
  browser: SignedInBrowser,
  body: z.infer<typeof finishSignInBody>,
): Promise<SignedInDto> => {
  const { redirectUri } = signInPlace(hub, browser.actor);
  const stale: SignedInDto = { outcome: 'stale', channelId: null, detail: null };
  const attempt = readAttempt(app, body.state);
  if (!attempt || attempt.endsAt < app.now().getTime() || !isBegunBy(attempt, browser)) return stale;
  const { channelId, verifier } = attempt;
  const { kind, settings } = await storedChannel(app, channelId);
  const { adapter, options } = kindOf(hub, kind);
  if (!adapter.signIn || !(await takeAttempt(app, channelId, body.state))) return stale;
  if (body.code === undefined) {
    const detail = codeOf(body.error, body.errorDescription);
    return { outcome: body.error === 'access_denied' ? 'denied' : 'refused', channelId, detail };
  }
  const result = await adapter.signIn.exchange(
    { settings: settingsOf(app, hub, kind, settings, {}), options },
    { redirectUri, code: body.code, verifier },
    AbortSignal.timeout(patienceMs),
  );
  if (result.outcome !== 'signedIn') return { ...result, channelId };
  await changeChannel(app, hub, browser.actor, channelId, { settings: result.settings });
  return { outcome: 'signedIn', channelId, detail: null };
};

/** A name for the session that tells nothing of it. */
const nameOf = ({ actor, session }: SignedInBrowser): string => digest(JSON.stringify([actor, session]));

const isBegunBy = (attempt: z.infer<typeof attemptSchema>, browser: SignedInBrowser): boolean => {
  const [begun, here] = [Buffer.from(attempt.browser), Buffer.from(nameOf(browser))];
  return begun.length === here.length && timingSafeEqual(begun, here);
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** True for the attempt that was begun last, and only once. */
const takeAttempt = async (app: App, channelId: string, state: string): Promise<boolean> => {
  const { numDeletedRows } = await app.db
    .deleteFrom('channelStore')
    .where('channelId', '=', channelId)
    .where('key', '=', attemptKey)
    .where('value', '=', sql`${JSON.stringify(digest(state))}::jsonb`)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

const readAttempt = (app: App, state: string): z.infer<typeof attemptSchema> | null => {
  try {
    return attemptSchema.parse(JSON.parse(app.secrets.unseal(state)));
  } catch {
    return null;
  }
};

/** What can be told of an error that came by way of the browser: its code, and the number that Microsoft gives it. */
const codeOf = (error = '', description = ''): string | null =>
  [/^[a-z_]{1,40}$/.exec(error)?.[0], /\bAADSTS\d{4,8}\b/.exec(description)?.[0]].filter(Boolean).join(' ') ||
  null;
