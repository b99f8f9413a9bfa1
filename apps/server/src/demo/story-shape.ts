import type { ColleagueKey } from './story-people.ts';

/**
 * When something was said: `12d 09:14` is that time of day (in Spain, in winter) twelve days ago, `35m` is 35 minutes
 * ago. The examples are as fresh as the day they are brought in.
 */
type StoryTime = `${number}d ${number}:${number}` | `${number}m`;

/** The files of the examples are made by code: `files-of-story.ts`. */
export type StoryFile = 'quote' | 'photo';

export type Line = {
  at: StoryTime;
  how: 'in' | 'out' | 'note';
  /** By which of the two channels; a note has none. */
  by: 'letters' | 'live' | null;
  /** Who of ours wrote; null for the customer. */
  author: ColleagueKey | null;
  text: string;
  files: readonly StoryFile[];
  /** Somebody else who writes in the ticket, or is copied. */
  person: string | null;
};

export type StoryQueue = 'quotes' | 'repairs';

export type StoryTicket = {
  name: string;
  who: string;
  subject: string | null;
  queue: StoryQueue;
  kind?: 'query' | 'complaint' | 'incident' | 'suggestion' | 'thanks';
  tags?: readonly string[];
  /** How it stands after its last line; open where nothing is said. */
  end?: { resolved: string } | { waitingOn: 'customer' | 'partner' | 'internal'; days: number };
  /** Whoever brings the examples in has it; other tickets have who answered last, and nobody where none has. */
  isMine?: true;
  lines: readonly Line[];
};

type More = { files?: readonly StoryFile[]; person?: string };
const line = (
  how: Line['how'],
  by: Line['by'],
  author: ColleagueKey | null,
  at: StoryTime,
  text: string,
  more: More = {},
): Line => ({ at, how, by, author, text, files: more.files ?? [], person: more.person ?? null });

/** The customer writes a mail. */
export const byMail = (at: StoryTime, text: string, more?: More): Line =>
  line('in', 'letters', null, at, text, more);
/** The customer writes in the chat. */
export const byChat = (at: StoryTime, text: string, more?: More): Line =>
  line('in', 'live', null, at, text, more);
/** We answer by mail. */
export const mailed = (at: StoryTime, author: ColleagueKey, text: string, more?: More): Line =>
  line('out', 'letters', author, at, text, more);
/** We answer in the chat. */
export const chatted = (at: StoryTime, author: ColleagueKey, text: string, more?: More): Line =>
  line('out', 'live', author, at, text, more);
/** A note among ourselves. */
export const noted = (at: StoryTime, text: string): Line => line('note', null, null, at, text);

const minute = 60_000;
const day = 24 * 60 * minute;

/** The moment that is meant, seen from now. */
export const momentOf = (at: StoryTime, now: Date): Date => {
  const [, minutes] = /^(\d+)m$/.exec(at) ?? [];
  if (minutes !== undefined) return new Date(now.getTime() - Number(minutes) * minute);
  const [, days, hours, rest] = /^(\d+)d (\d+):(\d+)$/.exec(at)!;
  const midnight = Math.floor(now.getTime() / day) * day;
  // Spain is an hour ahead of UTC in winter.
  return new Date(midnight - Number(days) * day + ((Number(hours) - 1) * 60 + Number(rest)) * minute);
};
