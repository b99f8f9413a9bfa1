import type { EventDto } from '@hilo/api';
import type { MomentChanges } from './connect-live.ts';

/** On which side of a ticket something was written, sent or thrown away; where it is not known on which, on both. */
export type DraftNews = { ticketId: string; side: 'answer' | 'note' | null };

const listeners = new Set<(news: DraftNews) => void>();
const tell = (news: DraftNews): void => {
  for (const listener of listeners) listener(news);
};

/** Tells of what happened to drafts of this agent, at whatever desk of hers, this one among them. Returns the way to stop. */
export const whenDraftChanged = (listener: (news: DraftNews) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Takes what was kept or thrown away.
 * @returns the other moments
 */
export const takeDrafts = (changes: MomentChanges): MomentChanges =>
  changes.filter(({ moment }) => {
    if (moment?.type !== 'draft') return true;
    tell({ ticketId: moment.ticketId, side: moment.isNote ? 'note' : 'answer' });
    return false;
  });

const ends: ReadonlySet<string> = new Set(['message.sent', 'message.scheduled', 'note.added']);

/** A draft ends with the message that its words have become, and loses what is redacted. */
export const hearDrafts = ({ type, actor, ticketId }: EventDto, myId: string | undefined): void => {
  if (ticketId !== null && (type === 'message.redacted' || (ends.has(type) && actor.id === myId)))
    tell({ ticketId, side: null });
};
