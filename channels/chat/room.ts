import { type ChannelContext, type OpenWork, openWork } from '@hilo/channel-kit';
import { sayIn, type TextByLocale } from '@hilo/core';
import { createLimit } from './limits.ts';
import { chatManifest } from './manifest.ts';
import type { DeskState } from './protocol.ts';
import type { ChatSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** Said anew this often, so that a node that was just started knows it, too. */
const presenceEveryMs = 20_000;
const toldAtOnce = 20;
const messagesPerMinute = 60;
const transcriptsPerMinute = 2;

/** Everybody who is connected to this channel on this node, and whom to tell of what. */
export type Room = {
  context: ChannelContext<ChatSettings>;
  key: Buffer;
  work: OpenWork;
  messageLimit: ReturnType<typeof createLimit>;
  transcriptLimit: ReturnType<typeof createLimit>;
  desk(locale: 'es' | 'en'): Promise<DeskState>;
  enter(visit: Visit): void;
  leave(visit: Visit): void;
  /** Its tickets have changed: news of them reach it. */
  watch(visit: Visit): void;
  tellPresence(visit: Visit, isPresent?: boolean): Promise<void>;
  /** The other pages of the same visitor on this node; those on others catch up when they come back. */
  tellSiblings(visit: Visit): void;
  close(): Promise<void>;
};

export const openRoom = (context: ChannelContext<ChatSettings>, key: Buffer): Room => {
  const { settings, conversations, clock } = context;
  const visits = new Set<Visit>();
  const byVisitor = new Map<string, Set<Visit>>();
  const byTicket = new Map<string, Set<Visit>>();
  const ticketsOf = new Map<Visit, string[]>();
  /** Its line broke; what was still being done for it comes too late. */
  const gone = new WeakSet<Visit>();
  const work = openWork(context.signal);
  const messageLimit = createLimit(messagesPerMinute);
  const transcriptLimit = createLimit(transcriptsPerMinute);
  const { maxFiles, maxFileBytes } = chatManifest.capabilities.attachments!;

  const unwatch = (visit: Visit): void => {
    for (const id of ticketsOf.get(visit) ?? []) takeFrom(byTicket, id, visit);
    ticketsOf.delete(visit);
  };

  const unfollow = conversations.follow((news) => {
    if (news.type === 'staff') {
      for (const visit of visits) visit.refreshDesk();
      return;
    }
    for (const visit of byTicket.get(news.ticketId) ?? []) {
      switch (news.type) {
        case 'messages':
          visit.refresh(news.position);
          break;
        case 'redacted':
          visit.send({ type: 'redacted', id: news.messageId });
          break;
        case 'ticket':
          visit.refreshTickets();
          break;
        case 'typing':
          visit.send({ type: 'typing', name: news.name, photoUrl: news.photoUrl });
          break;
        case 'seen':
          visit.seen();
          break;
      }
    }
  });

  const room: Room = {
    context,
    key,
    work,
    messageLimit,
    transcriptLimit,
    desk: async (locale) => {
      const promise = (await conversations.promise().catch(() => null))?.[locale];
      const withPromise = (words: TextByLocale): string =>
        [sayIn(words, locale), promise?.text].filter(Boolean).join('\n\n');
      return {
        title: sayIn(settings.title, locale)!,
        greeting: withPromise(settings.greeting),
        isOnline: conversations.isStaffed(),
        standing: promise?.standing ?? null,
        offlineText: withPromise(settings.offlineText),
        consent: sayIn(settings.consent, locale),
        privacyUrl: settings.privacyUrl ?? null,
        maxFiles,
        maxFileBytes,
      };
    },
    enter: (visit) => {
      if (gone.has(visit)) return;
      visits.add(visit);
      addTo(byVisitor, visit.visitor.party.value, visit);
      void room.tellPresence(visit);
    },
    leave: (visit) => {
      gone.add(visit);
      unwatch(visit);
      if (!visits.delete(visit)) return;
      takeFrom(byVisitor, visit.visitor.party.value, visit);
      void room.tellPresence(visit, false);
    },
    watch: (visit) => {
      unwatch(visit);
      if (gone.has(visit)) return;
      const ids = [...visit.tickets.keys()];
      ticketsOf.set(visit, ids);
      for (const id of ids) addTo(byTicket, id, visit);
    },
    tellPresence: async (visit, isPresent = visit.isVisible) => {
      const { visitor } = visit;
      // Whoever has said nothing yet is nobody the desk knows.
      if (!visitor.isProved && visit.tickets.size === 0) return;
      // Of several tabs the one that is seen counts.
      const tabs = byVisitor.get(visitor.party.value) ?? [];
      const isSeen = isPresent || [...tabs].some((tab) => tab !== visit && tab.isVisible);
      const now = clock.now();
      await context
        .receive({
          type: 'presence',
          externalId: `presence:${visitor.party.value}:${now.getTime()}`,
          occurredAt: now.toISOString(),
          from: visitor.party,
          isPresent: isSeen,
        })
        .catch(() => {});
    },
    tellSiblings: (visit) => {
      for (const tab of byVisitor.get(visit.visitor.party.value) ?? []) if (tab !== visit) tab.catchUp();
    },
    close: async () => {
      unfollow();
      timer.abort();
      for (const visit of visits) visit.close(1001, 'going away');
      visits.clear();
      byVisitor.clear();
      byTicket.clear();
      await work.close();
    },
  };

  /** It opens and closes by the clock, of which no news tells. */
  let wasOpen: boolean | undefined;
  const lookAtHours = async (): Promise<void> => {
    const isOpen = visits.size === 0 ? undefined : (await conversations.promise().catch(() => null))?.isOpen;
    if (wasOpen !== undefined && isOpen !== undefined && isOpen !== wasOpen)
      for (const visit of visits) visit.refreshDesk();
    wasOpen = isOpen;
  };

  const timer = new AbortController();
  const beat = async (): Promise<void> => {
    const signal = AbortSignal.any([timer.signal, context.signal]);
    while (!signal.aborted) {
      await lookAtHours();
      // A few at a time: a thousand at once would make whoever writes in that moment wait.
      const here = [...visits];
      const rounds = Math.max(1, Math.ceil(here.length / toldAtOnce));
      for (let round = 0; round < rounds; round++) {
        await clock.sleep(presenceEveryMs / rounds, signal);
        if (signal.aborted) return;
        for (const visit of here.slice(round * toldAtOnce, (round + 1) * toldAtOnce))
          if (visit.isVisible && visits.has(visit)) void room.tellPresence(visit);
      }
      messageLimit.forget(clock.now().getTime());
      transcriptLimit.forget(clock.now().getTime());
    }
  };
  void beat();
  return room;
};

const addTo = (shelves: Map<string, Set<Visit>>, name: string, visit: Visit): void =>
  void shelves.set(name, (shelves.get(name) ?? new Set()).add(visit));

const takeFrom = (shelves: Map<string, Set<Visit>>, name: string, visit: Visit): void => {
  const shelf = shelves.get(name);
  shelf?.delete(visit);
  if (shelf?.size === 0) shelves.delete(name);
};
