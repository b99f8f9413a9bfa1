import type { DraftDto, FiledDraftDto, KeptDraftDto, SavedDraftDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import {
  type Compose,
  type DraftSide,
  emptyCompose,
  fromDraft,
  hasWords,
  isDraft,
  isSameDraft,
  isUntouched,
  toDraft,
} from '../compose.ts';
import type { DraftMirror } from './draft-mirror.ts';

export type DraftState = 'idle' | 'saving' | 'saved' | 'local';
/** `taken` counts what came from outside, so that a field shows it. */
export type Kept = { compose: Compose; state: DraftState; taken: number };

/** The server, as far as one side of one ticket goes. */
export type DraftServer = {
  read(): Promise<KeptDraftDto | null>;
  save(draft: DraftDto & { knownAt?: string | null | undefined }): Promise<SavedDraftDto>;
  /** @throws resource.changed where there is a newer copy than the one that is known */
  drop(knownAt: string): Promise<unknown>;
  /** Whether what was sent, before the page was closed, did arrive. */
  hasArrived(compose: Compose): Promise<boolean>;
  /** Whether something is on its way from this window, of which nobody knows yet that it arrived. */
  isUnconfirmed(): boolean;
};

const saveAfterMs = 1_000;

/**
 * Keeps what is written: in this browser with every stroke, on the server a second after the last one. What the same
 * agent writes elsewhere comes in as long as nothing is being written here; where both have changed, these words go over
 * those, and `onReplaced` is told what they said. `onGone` hears that what stood here was sent or thrown away elsewhere.
 */
export function keepDraft(
  side: DraftSide,
  server: DraftServer,
  mirror: DraftMirror,
  {
    onChange,
    onReplaced,
    onGone,
  }: {
    onChange: () => void;
    onReplaced: (elsewhere: DraftDto | FiledDraftDto) => void;
    onGone: () => void;
  },
) {
  let kept: Kept = { compose: emptyCompose(side), state: 'idle', taken: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDirty = false;
  /** What was written is on its way: the server still has it, and it is no draft any more. */
  let isLeaving = false;
  let isClosed = false;
  /** Which copy of the server's these words stand on. */
  let knownAt: string | null = null;
  let saving: Promise<void> | null = null;

  const put = (next: Partial<Kept>): void => {
    kept = { ...kept, ...next };
    onChange();
  };
  const take = (compose: Compose): void => put({ compose, taken: kept.taken + 1 });
  const writeMirror = (isSent = false): void => {
    const at = new Date().toISOString();
    mirror.write({ compose: kept.compose, at, knownAt, isSent });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), saveAfterMs);
  };

  const saveNow = async (): Promise<void> => {
    isDirty = false;
    const { compose } = kept;
    try {
      if (isDraft(compose)) {
        const { updatedAt, replaced } = await server.save({ ...toDraft(compose), knownAt });
        knownAt = updatedAt;
        if (replaced) onReplaced(replaced);
      } else if (knownAt !== null) {
        await server.drop(knownAt);
        knownAt = null;
      }
      if (isDirty) return;
      // What was sent meanwhile is there until it is known to have arrived.
      if (!isLeaving) mirror.remove();
      put({ state: isDraft(kept.compose) ? 'saved' : 'idle' });
    } catch (error) {
      if (isChanged(error)) return void look();
      isDirty = true;
      put({ state: 'local' });
    }
  };
  /** One after the other: the next stands on what the one before has become. */
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    while (saving) await saving;
    if (!isDirty) return;
    saving = saveNow().finally(() => {
      saving = null;
    });
    await saving;
  };

  /** What waits to be brought stands in the thread, and is no draft. */
  const isOnItsWay = (): boolean => mirror.read()?.isSent === true && server.isUnconfirmed();
  const isBusy = (): boolean => isDirty || isUntouched(kept.compose) || isOnItsWay();
  /** What was written, sent or thrown away elsewhere comes in, unless something is being written here. */
  const look = async (): Promise<void> => {
    while (saving) await saving;
    if (isBusy()) return;
    const before = kept.compose;
    const draft = await server.read().catch(() => undefined);
    if (draft === undefined || isClosed) return;
    if (isBusy() || saving || kept.compose !== before) return;
    if (draft === null && (knownAt !== null || isDraft(before))) {
      take(emptyCompose(side));
      if (isDraft(before)) onGone();
    } else if (draft && draft.updatedAt !== knownAt && !isSameDraft(draft, before)) take(fromDraft(draft));
    knownAt = draft?.updatedAt ?? null;
    const state = draft ? 'saved' : 'idle';
    if (kept.state !== state) put({ state });
  };

  const begin = async (): Promise<void> => {
    const mirrored = mirror.read();
    const isSent = mirrored?.isSent === true;
    const isIdle = (): boolean => !isClosed && !isBusy() && !hasWords(kept.compose);
    const goOn = (since: string | null, found: Compose): void => {
      knownAt = since;
      isDirty = true;
      take(found);
      void save();
    };
    let draft: KeptDraftDto | null;
    let isThere: boolean;
    try {
      [draft, isThere] = await Promise.all([
        server.read(),
        isSent && hasWords(mirrored.compose) ? server.hasArrived(mirrored.compose) : false,
      ]);
    } catch {
      if (mirrored && !isSent && isIdle()) goOn(mirrored.knownAt ?? null, mirrored.compose);
      return;
    }
    // Who was faster than this answer writes over what she has not seen, and is told.
    if (!isIdle()) return;
    if (isThere) {
      mirror.remove();
      // It was kept a last time after it had been sent.
      if (draft && draft.text === mirrored?.compose.text)
        return void server.drop(draft.updatedAt).catch(() => undefined);
    } else if (mirrored && isDraft(mirrored.compose)) {
      const since = mirrored.knownAt === undefined ? (draft?.updatedAt ?? null) : mirrored.knownAt;
      if (!draft || since === draft.updatedAt || mirrored.at > draft.updatedAt)
        return goOn(since, mirrored.compose);
      mirror.remove();
      if (!draft.text.includes(mirrored.compose.text.trim())) onReplaced(toDraft(mirrored.compose));
    }
    if (!draft) return;
    knownAt = draft.updatedAt;
    take(fromDraft(draft));
    put({ state: 'saved' });
  };

  return {
    get: (): Kept => kept,
    change(patch: Partial<Compose> | ((now: Compose) => Partial<Compose>)): void {
      const { compose: now } = kept;
      const changes = typeof patch === 'function' ? patch(now) : patch;
      // To open what is there is to write nothing: newer words that are on their way from elsewhere may come in.
      if (!isLeaving && (Object.keys(changes) as (keyof Compose)[]).every((key) => changes[key] === now[key]))
        return;
      const compose = { ...now, ...changes };
      isLeaving = false;
      // Nothing would be lost with it, and nothing is kept.
      const isIdle = knownAt === null && !saving && !isDraft(compose);
      isDirty = !isIdle;
      put({ compose, state: isIdle ? 'idle' : 'saving' });
      if (isIdle) {
        clearTimeout(timer);
        mirror.remove();
        return;
      }
      writeMirror();
      saveSoon();
    },
    /** Empty again, here; the server's copy stays until what it held has arrived (`forget`). */
    clear(): void {
      clearTimeout(timer);
      isDirty = false;
      isLeaving = true;
      if (hasWords(kept.compose)) writeMirror(true);
      put({ compose: emptyCompose(side), state: 'idle' });
    },
    /** What was cleared has arrived. */
    async forget(): Promise<void> {
      while (saving) await saving;
      if (hasWords(kept.compose)) return;
      mirror.remove();
      if (knownAt !== null) await server.drop(knownAt).catch(() => undefined);
      knownAt = null;
      isLeaving = false;
      if (!isClosed) await look();
    },
    /** What nobody touched is gone, and what was written elsewhere meanwhile comes in. */
    async leave(): Promise<void> {
      if (!isUntouched(kept.compose)) return;
      take(emptyCompose(side));
      await look();
    },
    save,
    look,
    /** Takes up what there is. */
    open(): void {
      isClosed = false;
      void begin();
    },
    close(): void {
      isClosed = true;
      void save();
    },
  };
}

const isChanged = (error: unknown): boolean => error instanceof ApiError && error.code === 'resource.changed';
