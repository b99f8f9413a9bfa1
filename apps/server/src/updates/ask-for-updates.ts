import type { UpdatesDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { runningVersion } from '../app/find-source.ts';
import { inTransaction } from '../app/transaction.ts';
import { keepSetting } from '../settings/keep-setting.ts';
import { type Announcement, isNewer, readAnnouncement } from './read-announcement.ts';

const settingName = 'updates';
const patienceMs = 10_000;
const maxBytes = 1_000_000;

/** What came of asking last, as it is kept. */
type Asked = { at: string; newest: Announcement | null; problem: 'unreachable' | 'unreadable' | null };

/** Whether a newer version is announced, from what was asked last. Asks nobody. */
export const readUpdates = async (app: App, actor: Actor): Promise<UpdatesDto> => {
  authorise(actor, 'settings.write');
  const row = await app.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  const asked = (row?.value as Asked | undefined) ?? null;
  const isOn = app.config.updateUrl !== null;
  return {
    isOn,
    running: runningVersion,
    newer: isOn && asked?.newest && isNewer(asked.newest.version, runningVersion) ? asked.newest : null,
    askedAt: isOn ? (asked?.at ?? null) : null,
    problem: isOn ? (asked?.problem ?? null) : null,
  };
};

/** Asks now, because an administrator presses the button; where no address is set, nobody is asked. */
export const askForUpdates = async (app: App, actor: Actor): Promise<UpdatesDto> => {
  authorise(actor, 'settings.write');
  await ask(app, actor);
  return readUpdates(app, actor);
};

/** The daily look. Nothing leaves this server where HILO_UPDATE_URL is not set. */
export const askDaily = (app: App): Promise<boolean> => ask(app, { type: 'system' });

const ask = async (app: App, actor: Actor): Promise<boolean> => {
  const url = app.config.updateUrl;
  if (url === null) return false;
  const { newest, problem } = await fetchAnnouncement(url);
  const asked: Asked = { at: app.now().toISOString(), newest, problem };
  await inTransaction(app, actor, (unit) => keepSetting(unit, settingName, asked));
  return true;
};

/** Says no more of this server than that it asks: no version, no name, no cookie. */
const fetchAnnouncement = async (url: string): Promise<Omit<Asked, 'at'>> => {
  let text: string;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': 'Hilo' },
      redirect: 'follow',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return { newest: null, problem: 'unreachable' };
    text = await readBounded(response);
  } catch {
    return { newest: null, problem: 'unreachable' };
  }
  try {
    const newest = readAnnouncement(JSON.parse(text));
    return { newest, problem: newest === null ? 'unreadable' : null };
  } catch {
    return { newest: null, problem: 'unreadable' };
  }
};

const readBounded = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
