import { type ChannelContext, type OpenWork, openWork } from '@hilo/channel-kit';
import { sayIn, type TextByLocale } from '@hilo/core';
import { createLimit } from './limits.ts';
import { chatManifest } from './manifest.ts';
import type { DeskState } from './protocol.ts';
import type { Session } from './session.ts';
import type { ChatSettings } from './settings.ts';

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
  enter(session: Session): void;
  leave(session: Session): void;
  /** Its tickets have changed: news of them reach it. */
  watch(session: Session): void;
  tellPresence(session: Session, isPresent?: boolean): Promise<void>;
  /** The other pages of the same visitor on this node; those on others catch up when they come back. */
  tellSiblings(session: Session): void;
  close(): Promise<void>;
};

export const openRoom = (context: ChannelContext<ChatSettings>, key: Buffer): Room => {
  const { settings, conversations, clock } = context;
  const sessions = new Set<Session>();
  const byVisitor = new Map<string, Set<Session>>();
  const byTicket = new Map<string, Set<Session>>();
  const ticketsOf = new Map<Session, string[]>();
  /** Its line broke; what was still being done for it comes too late. */
  const gone = new WeakSet<Session>();
  const work = openWork(context.signal);
  const messageLimit = createLimit(messagesPerMinute);
  const transcriptLimit = createLimit(transcriptsPerMinute);
  const { maxFiles, maxFileBytes } = chatManifest.capabilities.attachments!;

  const unwatch = (session: Session): void => {
    for (const id of ticketsOf.get(session) ?? []) takeFrom(byTicket, id, session);
    ticketsOf.delete(session);
  };

  const unfollow = conversations.follow((news) => {
    if (news.type === 'staff') {
      for (const session of sessions) session.refreshDesk();
      return;
    }
    for (const session of byTicket.get(news.ticketId) ?? []) {
      switch (news.type) {
        case 'messages':
          session.refresh(news.position);
          break;
        case 'redacted':
          session.send({ type: 'redacted', id: news.messageId });
          break;
        case 'ticket':
          session.refreshTickets();
          break;
        case 'typing':
          session.send({ type: 'typing', name: news.name, photoUrl: news.photoUrl });
          break;
        case 'seen':
          session.seen();
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
    enter: (session) => {
      if (gone.has(session)) return;
      sessions.add(session);
      addTo(byVisitor, session.visitor!.party.value, session);
      void room.tellPresence(session);
    },
    leave: (session) => {
      gone.add(session);
      unwatch(session);
      if (!sessions.delete(session)) return;
      takeFrom(byVisitor, session.visitor!.party.value, session);
      void room.tellPresence(session, false);
    },
    watch: (session) => {
      unwatch(session);
      if (gone.has(session)) return;
      const ids = [...session.tickets.keys()];
      ticketsOf.set(session, ids);
      for (const id of ids) addTo(byTicket, id, session);
    },
    tellPresence: async (session, isPresent = session.isVisible) => {
      const { visitor } = session;
      // Whoever has said nothing yet is nobody the desk knows.
      if (!visitor || (!visitor.isProved && session.tickets.size === 0)) return;
      // Of several tabs the one that is seen counts.
      const tabs = byVisitor.get(visitor.party.value) ?? [];
      const isSeen = isPresent || [...tabs].some((tab) => tab !== session && tab.isVisible);
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
    tellSiblings: (session) => {
      for (const tab of byVisitor.get(session.visitor!.party.value) ?? []) if (tab !== session) tab.catchUp();
    },
    close: async () => {
      unfollow();
      timer.abort();
      for (const session of sessions) session.close(1001, 'going away');
      sessions.clear();
      byVisitor.clear();
      byTicket.clear();
      await work.close();
    },
  };

  /** It opens and closes by the clock, of which no news tells. */
  let wasOpen: boolean | undefined;
  const lookAtHours = async (): Promise<void> => {
    const isOpen =
      sessions.size === 0 ? undefined : (await conversations.promise().catch(() => null))?.isOpen;
    if (wasOpen !== undefined && isOpen !== undefined && isOpen !== wasOpen)
      for (const session of sessions) session.refreshDesk();
    wasOpen = isOpen;
  };

  const timer = new AbortController();
  const beat = async (): Promise<void> => {
    const signal = AbortSignal.any([timer.signal, context.signal]);
    while (!signal.aborted) {
      await lookAtHours();
      // A few at a time: a thousand at once would make whoever writes in that moment wait.
      const here = [...sessions];
      const rounds = Math.max(1, Math.ceil(here.length / toldAtOnce));
      for (let round = 0; round < rounds; round++) {
        await clock.sleep(presenceEveryMs / rounds, signal);
        if (signal.aborted) return;
        for (const session of here.slice(round * toldAtOnce, (round + 1) * toldAtOnce))
          if (session.isVisible && sessions.has(session)) void room.tellPresence(session);
      }
      messageLimit.forget(clock.now().getTime());
      transcriptLimit.forget(clock.now().getTime());
    }
  };
  void beat();
  return room;
};

const addTo = (shelves: Map<string, Set<Session>>, name: string, session: Session): void =>
  void shelves.set(name, (shelves.get(name) ?? new Set()).add(session));

const takeFrom = (shelves: Map<string, Set<Session>>, name: string, session: Session): void => {
  const shelf = shelves.get(name);
  shelf?.delete(session);
  if (shelf?.size === 0) shelves.delete(name);
};
