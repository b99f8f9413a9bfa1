import { readFile } from 'node:fs/promises';
import { type Listener, type ListenerPlace, startListener } from './start-listener.ts';
import type { MailTaker } from './take-data.ts';

type Entry = { starting: Promise<Listener>; members: Set<MailTaker>; ending: Promise<void> | null };

const entries = new Map<string, Entry>();

export type HeldListener = { host: string; port: number; release(): Promise<void> };

/**
 * Takes part in the SMTP listener of this host and port, which is started for the first channel and ends with the
 * last. Port 0 is one free port, shared like any other. Rejects when it cannot listen.
 */
export const holdListener = async (
  place: ListenerPlace & { certificateFile: string | null; keyFile: string | null },
  taker: MailTaker,
): Promise<HeldListener> => {
  const key = `${place.host} ${place.port}`;
  for (let old = entries.get(key); old?.ending; old = entries.get(key)) await old.ending;
  let entry = entries.get(key);
  if (!entry) {
    const members = new Set<MailTaker>();
    entry = { starting: start(place, members), members, ending: null };
    entries.set(key, entry);
  }
  const joined = entry;
  joined.members.add(taker);
  const leave = async (): Promise<void> => {
    joined.members.delete(taker);
    if (joined.members.size > 0) return;
    joined.ending ??= joined.starting
      .then(
        (listener) => listener.close(),
        () => {},
      )
      .finally(() => entries.delete(key));
    await joined.ending;
  };
  try {
    const listener = await joined.starting;
    return { host: place.host, port: listener.port, release: leave };
  } catch (error) {
    await leave();
    throw error;
  }
};

/** Where mail is taken now: for the program that started us, and for tests. */
export const listeningPlaces = async (): Promise<{ host: string; port: number }[]> => {
  const places = [...entries].map(async ([key, { starting }]) => ({
    host: key.split(' ')[0] ?? '',
    port: (await starting).port,
  }));
  const settled = await Promise.allSettled(places);
  return settled.flatMap((place) => (place.status === 'fulfilled' ? [place.value] : []));
};

const start = async (
  place: ListenerPlace & { certificateFile: string | null; keyFile: string | null },
  members: Set<MailTaker>,
): Promise<Listener> => {
  const tls =
    place.certificateFile && place.keyFile
      ? { cert: await readFile(place.certificateFile), key: await readFile(place.keyFile) }
      : null;
  return startListener({ host: place.host, port: place.port }, tls, members);
};
