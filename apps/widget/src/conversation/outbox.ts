import type { FileAnswer, RefusalCode } from '@hilo/channel-chat/protocol';
import type { Store } from '../store/open-store.ts';

/** What the visitor has given us to send and the server has not yet confirmed. */
export type Pending = {
  clientId: string;
  /** Rises with each in one browser. */
  order: number;
  /** The tab that sends it. */
  tab: string;
  /** Why it was not kept; it waits for the visitor then. */
  refusal: RefusalCode | null;
} & (
  | { type: 'message'; text: string; files: FileAnswer[]; about: string | null; isNew: boolean; at: string }
  | { type: 'address'; address: string | null; name: string | null }
  | { type: 'transcript' }
);
/** One of the kinds without what the outbox itself writes on it. */
export type Given = Pending extends infer Each
  ? Each extends Pending
    ? Omit<Each, 'order' | 'tab' | 'refusal'>
    : never
  : never;

export type Outbox = {
  /** All of this browser, in order. */
  all(): Pending[];
  /** The first that this tab has to send: one after the other, so that they arrive in order. */
  next(): Pending | null;
  add(given: Given): void;
  /** Confirmed, or given up by the visitor. */
  remove(clientId: string): void;
  refuse(clientId: string, code: RefusalCode): void;
  retry(clientId: string): void;
  /** Takes over what was left by tabs that are gone. @param living null where that is not known: then all of it */
  adopt(living: Set<string> | null): boolean;
};

const prefix = 'out:';

/** One key for each, so that two tabs that write at the same moment do not overwrite each other. */
export const openOutbox = (store: Store, tab: string, now: () => number): Outbox => {
  const read = (clientId: string): Pending | null => {
    try {
      return JSON.parse(store.get(prefix + clientId) ?? 'null') as Pending | null;
    } catch {
      return null;
    }
  };
  const write = (pending: Pending): void => store.set(prefix + pending.clientId, JSON.stringify(pending));
  const all = (): Pending[] =>
    store
      .keys(prefix)
      .flatMap((key) => read(key.slice(prefix.length)) ?? [])
      .sort((one, other) => one.order - other.order);
  const change = (clientId: string, changed: Partial<Pick<Pending, 'refusal' | 'tab'>>): void => {
    const pending = read(clientId);
    if (pending) write({ ...pending, ...changed });
  };
  return {
    all,
    next: () => all().find((each) => each.tab === tab && each.refusal === null) ?? null,
    add: (given) => {
      const last = all().at(-1)?.order ?? 0;
      write({ ...given, order: Math.max(now(), last + 1), tab, refusal: null } as Pending);
    },
    remove: (clientId) => store.set(prefix + clientId, null),
    refuse: (clientId, refusal) => change(clientId, { refusal }),
    retry: (clientId) => change(clientId, { refusal: null, tab }),
    adopt: (living) => {
      const left = all().filter((each) => each.tab !== tab && !living?.has(each.tab));
      for (const { clientId } of left) change(clientId, { tab });
      return left.length > 0;
    },
  };
};
