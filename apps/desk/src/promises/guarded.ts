import type { ApprovalDto } from '@hilo/api';
import { isApiError } from '../api.ts';

/** Something that a regime does not let pass as it is: with what it asks for, and the way to try again with it. */
export type Guarded = {
  ticketId: string;
  action: ApprovalDto['action'];
  guard: 'reason' | 'secondPerson' | 'refused';
  /** Where the law asks it; null where the house does. */
  article: string | null;
  /** The body of the call that was refused. */
  change: Record<string, unknown>;
  again: (why: string) => Promise<unknown>;
  /** What was said already of why. */
  words?: string;
};

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

/** Asks for what a regime wants before an act, where that is why it was refused. @returns whether it was */
export function askWhereGuarded(
  error: unknown,
  act: Pick<Guarded, 'ticketId' | 'change' | 'again' | 'words'>,
): boolean {
  if (!isApiError(error) || error.code !== 'ticket.guarded') return false;
  const { action, guard, article } = error.facts as Pick<Guarded, 'action' | 'guard' | 'article'>;
  guarded.set({ ...act, action, guard, article });
  return true;
}
