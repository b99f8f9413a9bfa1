import type { ApprovalDto } from '@hilo/api';
import { isApiError } from '../api.ts';

/** A call that was refused, and the way to try it again. */
type Refused = {
  ticketId: string;
  /** The body of the call. */
  change: Record<string, unknown>;
  again: (why?: string) => Promise<unknown>;
  /** What was said already of why. */
  words?: string;
};
/** What a regime does not let pass as it is: with what it asks for. */
export type GuardedByRegime = Refused & {
  action: ApprovalDto['action'];
  guard: 'reason' | 'secondPerson' | 'refused';
  /** Where the law asks it; null where the house does. */
  article: string | null;
};
/** What cannot be resolved before these fields are filled in. */
export type GuardedByFields = Refused & { guard: 'fields'; keys: readonly string[] };
type Guarded = GuardedByRegime | GuardedByFields;

let held: Guarded | null = null;
const listeners = new Set<() => void>();

/** What is being asked for now, in a dialog over the desk. */
export const guarded = {
  get: (): Guarded | null => held,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  set(next: Guarded | null): void {
    held = next;
    for (const listener of listeners) listener();
  },
};

/** Asks for what has to be said or filled in before an act, where that is why it was refused. @returns whether it was */
export function askWhereGuarded(error: unknown, act: Refused): boolean {
  if (!isApiError(error)) return false;
  if (error.code === 'field.required') {
    const { fields } = error.facts as { fields: { field: string }[] };
    guarded.set({ ...act, guard: 'fields', keys: fields.map(({ field }) => field) });
    return true;
  }
  if (error.code !== 'ticket.guarded') return false;
  const { action, guard, article } = error.facts as Pick<GuardedByRegime, 'action' | 'guard' | 'article'>;
  guarded.set({ ...act, action, guard, article });
  return true;
}
