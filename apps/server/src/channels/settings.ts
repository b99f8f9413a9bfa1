import { HiloError } from '@hilo/api';
import { type ChannelAdapter, secretNames } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import type { KindEntry } from './open-channel.ts';

type Settings = Record<string, unknown>;

/** Checks settings against the kind's schema. @throws channel.settings, naming each field */
export const parseSettings = (adapter: ChannelAdapter, settings: Settings): Settings => {
  const parsed = adapter.settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    problem: issue.message,
  }));
  throw new HiloError('channel.settings', 'Some settings need mending.', { fields });
};

/** Seals the secret fields, for the table. */
export const sealSettings = (app: App, adapter: ChannelAdapter, settings: Settings): Settings => {
  const sealed = { ...settings };
  for (const name of secretNames(adapter.settings))
    if (typeof sealed[name] === 'string' && sealed[name] !== '')
      sealed[name] = app.secrets.seal(sealed[name]);
  return sealed;
};

/**
 * Settings with others laid over them. What came of signing in at a provider is forgotten where they name another one, or
 * another application: it would be told to whoever is named there.
 */
export const layOver = (
  { adapter: { signIn }, options }: Pick<KindEntry, 'adapter' | 'options'>,
  before: Settings,
  given: Settings,
): Settings => {
  const after = { ...before, ...given };
  if (!signIn || signIn.isFor({ settings: before, options }) === signIn.isFor({ settings: after, options }))
    return after;
  for (const name of signIn.keeps) if (!(name in given)) delete after[name];
  return after;
};

/** Opens the sealed fields, for the adapter. */
export const unsealSettings = (app: App, adapter: ChannelAdapter, stored: unknown): Settings => {
  const settings = { ...(stored as Settings) };
  for (const name of secretNames(adapter.settings))
    if (typeof settings[name] === 'string' && settings[name] !== '')
      settings[name] = app.secrets.unseal(settings[name]);
  return settings;
};

/** What a browser may see: secrets left out, and which of them are set. */
export const presentSettings = (
  adapter: ChannelAdapter,
  stored: unknown,
): { settings: Settings; hasSecret: string[] } => {
  const settings = { ...(stored as Settings) };
  const hasSecret: string[] = [];
  for (const name of secretNames(adapter.settings)) {
    if (settings[name]) hasSecret.push(name);
    delete settings[name];
  }
  return { settings, hasSecret };
};
