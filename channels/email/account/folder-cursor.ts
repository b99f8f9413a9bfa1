import type { Json } from '@hilo/channel-kit';

/** How far a folder has been read. It only ever moves in the commit of what it counts. */
export type FolderCursor = {
  /** Whose folder it is. Numbers of another one mean nothing, also where both servers begin to count at the same. */
  of: string;
  /** While this stays, UIDs mean the same mails (RFC 9051 §2.3.1.1). */
  uidValidity: string;
  /** Every UID up to here is dealt with, but for `gaps`. */
  lastUid: number;
  /** What was there at the first look: up to here only mails since the channel was set up are taken. */
  backlogUid: number;
  /** UIDs that were passed over because the server did not show them; looked for again, lest it did so late. */
  gaps: number[];
};

const maxGaps = 50;

/** The stored cursor of this folder, or null for anything else. */
export const readCursor = (stored: Json | undefined, of: string): FolderCursor | null => {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const { uidValidity, lastUid, backlogUid, gaps } = stored;
  if (typeof stored.of === 'string' && stored.of !== of) return null;
  if (typeof uidValidity !== 'string' || typeof lastUid !== 'number') return null;
  return {
    of,
    uidValidity,
    lastUid,
    backlogUid: typeof backlogUid === 'number' ? backlogUid : lastUid,
    gaps: Array.isArray(gaps) ? gaps.filter((uid) => typeof uid === 'number') : [],
  };
};

/** The cursor once `uid` is dealt with. */
export const passed = (cursor: FolderCursor, uid: number): FolderCursor => {
  if (uid <= cursor.lastUid) return { ...cursor, gaps: cursor.gaps.filter((gap) => gap !== uid) };
  const missing: number[] = [];
  for (let gap = Math.max(cursor.lastUid + 1, uid - maxGaps); gap < uid; gap += 1) missing.push(gap);
  const isBacklog = uid <= cursor.backlogUid;
  return {
    ...cursor,
    lastUid: uid,
    // Holes among old mails are mails that somebody deleted.
    gaps: isBacklog ? cursor.gaps : [...cursor.gaps, ...missing].slice(-maxGaps),
  };
};

/** The cursor once `uid` was named by the server and then not given. */
export const postponed = (cursor: FolderCursor, uid: number): FolderCursor => {
  const next = passed(cursor, uid);
  return { ...next, gaps: [...next.gaps.filter((gap) => gap !== uid), uid].slice(-maxGaps) };
};
