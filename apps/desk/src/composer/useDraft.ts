import type { DraftDto, DraftsDto, PartyDto } from '@hilo/api';
import type { UploadDto } from '@hilo/api/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { connection } from '../live/connection.ts';
import type { CarriedFile } from './compose-request.ts';
import { isUnconfirmed } from './pending.ts';

/** A picture stands among the words; taken out of them, it does not go along. */
export type ComposeUpload = UploadDto & { isPicture?: boolean };

/** All that is being written on one ticket. `null` recipients are those the server would choose. */
export type Compose = {
  kind: DraftDto['kind'];
  text: string;
  html: string | null;
  channelId: string | null;
  to: PartyDto[] | null;
  cc: PartyDto[] | null;
  bcc: PartyDto[];
  subject: string | null;
  uploads: ComposeUpload[];
  carried: CarriedFile[];
  inReplyTo: string | null;
};

/** A note is written beside an answer or a forward: its words never become theirs. */
export type DraftSide = 'answer' | 'note';
export const sideOf = (kind: Compose['kind']): DraftSide => (kind === 'note' ? 'note' : 'answer');

export const emptyCompose = (kind: Compose['kind'] = 'answer'): Compose => ({
  kind,
  text: '',
  html: null,
  channelId: null,
  to: null,
  cc: null,
  bcc: [],
  subject: null,
  uploads: [],
  carried: [],
  inReplyTo: null,
});

/** What goes along: all that was attached, and the pictures that still stand among the words. */
export const uploadsOf = (compose: Pick<Compose, 'uploads' | 'html'>): ComposeUpload[] =>
  compose.uploads.filter(
    ({ id, isPicture }) => !isPicture || compose.html?.includes(`cid:${id}@hilo`) === true,
  );

export const countFiles = ({ uploads, carried }: Compose): number => uploads.length + carried.length;
export const hasWords = (compose: Compose): boolean => compose.text.trim() !== '' || countFiles(compose) > 0;

const toDraft = (compose: Compose): DraftDto => ({
  kind: compose.kind,
  text: compose.text,
  html: compose.html,
  channelId: compose.channelId,
  to: compose.to,
  cc: compose.cc,
  bcc: compose.bcc,
  subject: compose.subject,
  uploadIds: uploadsOf(compose).map(({ id }) => id),
});

export const fromDraft = (draft: DraftDto, known: readonly UploadDto[] = []): Compose => ({
  ...emptyCompose(draft.kind),
  text: draft.text,
  html: draft.html,
  channelId: draft.channelId,
  to: draft.to,
  cc: draft.cc,
  bcc: draft.bcc,
  subject: draft.subject,
  uploads: draft.uploadIds.map((id) => ({
    ...(known.find((upload) => upload.id === id) ?? { id, name: '', type: '', size: 0 }),
    isPicture: draft.html?.includes(`cid:${id}@hilo`) === true,
  })),
});

type Mirror = { compose: Compose; at: string; isSent?: boolean };
const place = (ticketId: string, side: DraftSide): string =>
  `hilo.draft.${ticketId}${side === 'note' ? '.note' : ''}`;
const readMirror = (at: string): Mirror | null => {
  try {
    return JSON.parse(localStorage.getItem(at) ?? 'null') as Mirror | null;
  } catch {
    return null;
  }
};
const writeMirror = (at: string, compose: Compose, isSent = false): void => {
  try {
    const mirror: Mirror = { compose, at: new Date().toISOString(), isSent };
    localStorage.setItem(at, JSON.stringify(mirror));
  } catch {
    // The disk of the browser is full or closed: the server still gets it a second later.
  }
};

/** Whether what was sent, before the page was closed, did arrive. */
const hasArrived = async (ticketId: string, { text }: Compose): Promise<boolean> => {
  const page = await api.messages(ticketId, { limit: 20 });
  return page.items.some((said) => said.direction !== 'in' && said.text.trim().startsWith(text.trim()));
};

/** Both sides of a ticket come with one question. */
const asked = new Map<string, Promise<DraftsDto>>();
const askDraft = async (ticketId: string, side: DraftSide): Promise<DraftsDto['draft']> => {
  const both = asked.get(ticketId) ?? api.draft(ticketId).finally(() => asked.delete(ticketId));
  asked.set(ticketId, both);
  const { draft, note } = await both;
  return side === 'note' ? note : draft;
};

export type DraftState = 'idle' | 'saving' | 'saved' | 'local';
const saveAfterMs = 1_000;

/**
 * Keeps what is written: in this browser with every stroke, on the server a second after the last one. Whichever is
 * newer comes back, after a crash, on another machine, or when the connection does.
 * @param onReplaced told what was written elsewhere meanwhile, which this has taken the place of
 */
export function useDraft(ticketId: string, side: DraftSide, onReplaced: (elsewhere: DraftDto) => void) {
  const here = place(ticketId, side);
  const [compose, setCompose] = useState<Compose>(() => emptyCompose(side));
  const [state, setState] = useState<DraftState>('idle');
  /** Counts what came from outside, so that a field begins anew with it. */
  const [taken, setTaken] = useState(0);
  const current = useRef(compose);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDirty = useRef(false);
  /** Which copy of the server's these words stand on. */
  const knownAt = useRef<string | null>(null);
  const told = useRef(onReplaced);
  useEffect(() => {
    told.current = onReplaced;
  });
  /** What was written is on its way: the server still has it, and it is no draft any more. */
  const isLeaving = useRef(false);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (!isDirty.current) return;
    isDirty.current = false;
    const saved = current.current;
    try {
      if (hasWords(saved)) {
        const { updatedAt, replaced } = await api.saveDraft(ticketId, {
          ...toDraft(saved),
          knownAt: knownAt.current,
        });
        knownAt.current = updatedAt;
        if (replaced) told.current(replaced);
      } else {
        await api.dropDraft(ticketId, side);
        knownAt.current = null;
      }
      if (isDirty.current) return;
      // What the server lacks (names of files) stays here as long as the draft does.
      if (saved.uploads.length === 0) localStorage.removeItem(here);
      setState(hasWords(saved) ? 'saved' : 'idle');
    } catch {
      isDirty.current = true;
      setState('local');
    }
  }, [ticketId, side, here]);

  const change = useCallback(
    (patch: Partial<Compose> | ((now: Compose) => Partial<Compose>)) => {
      const { current: now } = current;
      current.current = { ...now, ...(typeof patch === 'function' ? patch(now) : patch) };
      setCompose(current.current);
      isDirty.current = true;
      isLeaving.current = false;
      writeMirror(here, current.current);
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), saveAfterMs);
    },
    [here, save],
  );

  /** Empty again, here; the server's copy stays until what it held has arrived (`forget`). */
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    isDirty.current = false;
    isLeaving.current = true;
    if (hasWords(current.current)) writeMirror(here, current.current, true);
    current.current = emptyCompose(side);
    setCompose(current.current);
    setState('idle');
  }, [here, side]);
  const forget = useCallback(async () => {
    if (hasWords(current.current)) return;
    localStorage.removeItem(here);
    await api.dropDraft(ticketId, side).catch(() => undefined);
    knownAt.current = null;
    isLeaving.current = false;
  }, [ticketId, side, here]);

  useEffect(() => {
    let isGone = false;
    const mirror = readMirror(here);
    const put = (found: Compose) => {
      current.current = found;
      setCompose(found);
      setTaken((before) => before + 1);
    };
    const take = (found: Compose) => {
      if (!isGone && !isDirty.current && !hasWords(current.current)) put(found);
    };
    // Another window of the same agent went on with it, sent it or threw it away: what is written here meanwhile is
    // not touched, and what was written there is not written over.
    const renew = async () => {
      const before = current.current;
      if (isDirty.current || isLeaving.current) return;
      const draft = await askDraft(ticketId, side);
      if (isGone || isDirty.current || isLeaving.current || current.current !== before) return;
      knownAt.current = draft?.updatedAt ?? null;
      const isSame = draft ? draft.text === before.text && draft.html === before.html : !hasWords(before);
      if (!isSame) put(draft ? fromDraft(draft, before.uploads) : emptyCompose(before.kind));
    };
    const look = () => void renew().catch(() => undefined);
    // What waits to be brought stands in the thread, and is no draft.
    const isOnItsWay = mirror?.isSent === true && isUnconfirmed(ticketId);
    Promise.all([
      askDraft(ticketId, side),
      mirror?.isSent === true && hasWords(mirror.compose) ? hasArrived(ticketId, mirror.compose) : false,
    ]).then(
      ([draft, isThere]) => {
        if (isOnItsWay) return;
        // What is here and newer has seen the server's copy, or is written over it knowingly.
        knownAt.current = draft?.updatedAt ?? null;
        if (isThere) {
          localStorage.removeItem(here);
          if (draft && draft.text !== mirror?.compose.text) take(fromDraft(draft));
        } else if (mirror && hasWords(mirror.compose) && (!draft || mirror.at > draft.updatedAt)) {
          take(mirror.compose);
          isDirty.current = true;
          void save();
        } else if (draft) take(fromDraft(draft, mirror?.compose.uploads));
      },
      () => mirror && !mirror.isSent && take(mirror.compose),
    );
    const leave = () => void save();
    const back = connection.subscribe(() => {
      if (connection.get() === 'live') void save();
    });
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('focus', look);
    return () => {
      isGone = true;
      back();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [ticketId, side, here, save]);

  return { compose, state, taken, change, clear, forget };
}
