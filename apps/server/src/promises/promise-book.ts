import type { EventDto, RegimeSettings } from '@hilo/api';
import type {
  Calendar,
  HoursWithCalendar,
  RegimeProfile,
  ServicePromise,
  Vocation,
  WakePolicy,
} from '@hilo/core';
import type { Database } from '@hilo/db';
import type { App } from '../app/app.ts';
import { type KnownCalendars, readPromises } from './read-promises.ts';

/** Opening hours as they are kept, with the calendar on whose holidays they close. */
export type KeptHours = HoursWithCalendar & { id: string; name: string };

/** What is said of a channel beside how it is reached. */
export type PromisedChannel = {
  id: string;
  kind: string;
  name: string;
  isEnabled: boolean;
  vocation: Vocation;
  /** The organisation's own where nothing else was said; null only before the first start has made them. */
  hours: KeptHours | null;
  /** To customers, on the pages that tell where to write. */
  isShown: boolean;
  sendsReceipts: boolean;
};

/** The law that binds, ready to be asked. */
export type Regime = Omit<RegimeSettings, 'profileIds' | 'amendments'> & {
  /** Those in force and those that they include, with the organisation's own numbers in them. */
  profiles: readonly RegimeProfile[];
};

/** All that says by when, as it stood when it was read. */
export type Promises = {
  organisation: {
    name: string;
    locale: string;
    zone: string;
    /** How customers are addressed, and in which colour. */
    formality: 'familiar' | 'formal';
    accentColour: string | null;
  };
  /** The newest version of each, laid on what it lies on. */
  calendars: ReadonlyMap<string, Calendar>;
  hours: ReadonlyMap<string, KeptHours>;
  defaultHours: KeptHours | null;
  /** In the order that decides among those that say equally much. */
  promises: readonly ServicePromise[];
  /** Those that are not put away. */
  channels: ReadonlyMap<string, PromisedChannel>;
  regime: Regime;
  wakePolicy: WakePolicy;
};

type PromiseBook = {
  /**
   * What holds. Pass the transaction that one is in: to wait for another connection while holding one is how a pool
   * comes to a halt.
   */
  read(db?: Database): Promise<Promises>;
  /** What was read last, however old, for whoever cannot wait; null before the first read. */
  last(): Promises | null;
  /** To be called after the commit of what changed it. */
  forget(): void;
};

/** The oldest that is still handed out, by a clock that nobody sets. */
const oldestMs = 30_000;

const books = new WeakMap<App['db'], PromiseBook>();

/**
 * The book of this node: read in one query and held in memory, so that an arrival pays nothing for it. However often
 * it is asked for, there is one for a database.
 *
 * How stale it may be: on the node that changed something, not at all; on another, until the event of the change has
 * come by the feed, which takes milliseconds, and half a minute where that connection is down. A clock started
 * meanwhile was computed by the version before, and says so in its trace. Nothing is decided by it about who may do
 * what.
 */
export const createPromiseBook = (app: App): PromiseBook => {
  const known = books.get(app.db);
  if (known) return known;
  const book = makeBook(app);
  books.set(app.db, book);
  return book;
};

const makeBook = (app: App): PromiseBook => {
  let edition = 0;
  let kept: { promises: Promises; readAt: number } | null = null;
  let isStale = true;
  const known: KnownCalendars = { stored: new Map(), laid: new Map() };
  return {
    async read(db = app.db) {
      if (kept && !isStale && performance.now() - kept.readAt < oldestMs) return kept.promises;
      const [begun, readAt] = [edition, performance.now()];
      const promises = await readPromises(db, known);
      // Not what somebody changed while it was being read.
      if (begun === edition) {
        kept = { promises, readAt };
        isStale = false;
      }
      return promises;
    },
    last: () => kept?.promises ?? null,
    forget() {
      edition += 1;
      isStale = true;
    },
  };
};

const changing = /^(?:calendar|hours|promise|regime|channel|settings)\.changed$/;

/** For the feed: what another node changed counts here, too. */
export const forgetPromisesOn = (app: App, events: readonly Pick<EventDto, 'type'>[]): void => {
  if (events.some(({ type }) => changing.test(type))) createPromiseBook(app).forget();
};
