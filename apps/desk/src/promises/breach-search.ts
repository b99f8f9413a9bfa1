import { type ClockKind, clockKinds } from '@hilo/core';

/** What the register is narrowed by; it lives in the address. */
export type BreachSearch = {
  /** Its Monday, as `2026-11-23`. */
  week?: string;
  queueId?: string;
  ownerId?: string;
  kind?: ClockKind;
  isOpen?: true;
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const matching = (pattern: RegExp, value: unknown): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** What of an address can be meant. */
export function readBreachSearch(search: Record<string, unknown>): BreachSearch {
  const found = {
    week: matching(day, search.week),
    queueId: matching(uuid, search.queueId),
    ownerId: matching(uuid, search.ownerId),
    kind: clockKinds.find((kind) => kind === search.kind),
    isOpen: search.isOpen === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

const plus = (date: Date, days: number): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);

/** As the server is asked. */
export function breachQuery({ week, isOpen, ...rest }: BreachSearch): Record<string, string> {
  return { ...rest, ...(week ? boundsOfWeek(week) : {}), ...(isOpen ? { isOpen: 'true' } : {}) };
}

/** So many weeks, from the one in which `now` is backwards, by the calendar of this machine. */
export function weeksBack(count: number, now: Date): { monday: string; sunday: string }[] {
  const monday = plus(now, -((now.getDay() + 6) % 7));
  return Array.from({ length: count }, (_, index) => ({
    monday: dayOf(plus(monday, -7 * index)),
    sunday: dayOf(plus(monday, -7 * index + 6)),
  }));
}

/** The moments between which a week lies, on the clock of this machine. */
function boundsOfWeek(monday: string): { from: string; to: string } {
  const from = new Date(`${monday}T00:00:00`);
  return { from: from.toISOString(), to: plus(from, 7).toISOString() };
}
