import type { DraftDto, DraftsDto, FiledDraftDto } from '@hilo/api';
import { holdsForward } from '@hilo/core';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api } from '../../api.ts';
import { connection } from '../../live/connection.ts';
import { whenDraftChanged } from '../../live/draft-news.ts';
import type { DraftSide } from '../compose.ts';
import { isUnconfirmed } from '../send/pending.ts';
import { type DraftServer, keepDraft } from './draft-keeper.ts';
import { mirrorDraft } from './draft-mirror.ts';

/** Both sides of a ticket come with one question, where both ask at once. */
const asked = new Map<string, Promise<DraftsDto>>();
const askDrafts = (ticketId: string): Promise<DraftsDto> => {
  const known = asked.get(ticketId);
  if (known) return known;
  const both = api.draft(ticketId);
  asked.set(ticketId, both);
  setTimeout(() => asked.delete(ticketId));
  return both;
};

const serverOf = (ticketId: string, side: DraftSide): DraftServer => ({
  async read() {
    const { draft, note } = await askDrafts(ticketId);
    return side === 'note' ? note : draft;
  },
  save: (draft) => api.saveDraft(ticketId, draft),
  drop: (knownAt) => api.dropDraft(ticketId, side, knownAt),
  async hasArrived({ kind, text }) {
    const page = await api.messages(ticketId, { limit: 20 });
    const isIt = (said: string): boolean =>
      kind === 'forward' ? holdsForward(said, text) : said.trim().startsWith(text.trim());
    return page.items.some((said) => said.direction !== 'in' && isIt(said.text));
  },
  isUnconfirmed: () => isUnconfirmed(ticketId),
});

/** What the keepers of a ticket's drafts tell beside the words. */
export type DraftHearer = {
  /** @param elsewhere what was written there meanwhile, which this has taken the place of */
  onReplaced: (elsewhere: DraftDto | FiledDraftDto) => void;
  /** What stood on this side was sent or thrown away elsewhere. */
  onGone: (side: DraftSide) => void;
};

/**
 * What is written on one side of a ticket, kept here and on the server. It comes back after a crash, on another machine,
 * when the connection does, and while it is being written elsewhere.
 */
export function useDraft(ticketId: string, side: DraftSide, heard: DraftHearer) {
  const told = useRef(heard);
  useEffect(() => {
    told.current = heard;
  });
  const [{ keeper, subscribe }] = useState(() => {
    const listeners = new Set<() => void>();
    return {
      keeper: keepDraft(side, serverOf(ticketId, side), mirrorDraft(ticketId, side), {
        onChange: () => {
          for (const listener of listeners) listener();
        },
        onReplaced: (elsewhere) => told.current.onReplaced(elsewhere),
        onGone: () => told.current.onGone(side),
      }),
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  });
  useEffect(() => {
    keeper.open();
    const turn = () => void (document.visibilityState === 'visible' ? keeper.look() : keeper.save());
    const look = () => void keeper.look();
    let wasLost = connection.get() === 'lost';
    const stop = [
      connection.subscribe(() => {
        const isLost = connection.get() === 'lost';
        // What was told meanwhile was not heard.
        if (wasLost && !isLost) void keeper.save().then(keeper.look);
        wasLost = isLost;
      }),
      whenDraftChanged((news) => {
        if (news.ticketId === ticketId && news.side !== (side === 'note' ? 'answer' : 'note')) look();
      }),
      keeper.close,
    ];
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('focus', look);
      for (const end of stop) end();
    };
  }, [keeper, ticketId, side]);
  const { compose, state, taken } = useSyncExternalStore(subscribe, keeper.get);
  return { compose, state, taken, ...keeper };
}
