import type { Actor } from '@hilo/core';

export type AgentActor = Extract<Actor, { type: 'agent' }>;
/** Who a session belongs to. */
export type SessionHolder = { actor: AgentActor; sessionId: string; loginId: string };

/**
 * The sessions that this process saw lately, so that a page with many requests asks the database once. A few seconds
 * old at most, and gone at once when a session, a login or an agent ends here.
 */
export type Sessions = {
  recall(key: string, now: Date): SessionHolder | null;
  /** Before reading: what was read is kept only if nothing ended meanwhile. */
  begin(): (key: string, holder: SessionHolder, now: Date) => void;
  forgetLogin(loginId: string): void;
  forgetAgent(agentId: string): void;
  /** Told which agent to ask again about; the answer may still be yes. Returns the way to stop. */
  onRevoked(listener: (agentId: string) => void): () => void;
};

const keptMilliseconds = 3_000;
const keptAtMost = 10_000;

export const createSessions = (): Sessions => {
  const kept = new Map<string, SessionHolder & { until: number }>();
  const listeners = new Set<(agentId: string) => void>();
  const agentOfLogin = new Map<string, string>();
  let generation = 0;

  const forget = (isMeant: (holder: SessionHolder) => boolean): void => {
    generation++;
    for (const [key, holder] of kept) if (isMeant(holder)) kept.delete(key);
  };
  const tell = (agentId: string): void => {
    for (const listener of listeners) listener(agentId);
  };

  return {
    recall(key, now) {
      const holder = kept.get(key);
      if (!holder) return null;
      if (holder.until > now.getTime()) return holder;
      kept.delete(key);
      return null;
    },
    begin() {
      const begun = generation;
      return (key, holder, now) => {
        agentOfLogin.set(holder.loginId, holder.actor.agentId);
        if (begun !== generation) return;
        if (kept.size >= keptAtMost) kept.clear();
        kept.set(key, { ...holder, until: now.getTime() + keptMilliseconds });
      };
    },
    forgetLogin(loginId) {
      forget((holder) => holder.loginId === loginId);
      const agentId = agentOfLogin.get(loginId);
      if (agentId) tell(agentId);
    },
    forgetAgent(agentId) {
      forget((holder) => holder.actor.agentId === agentId);
      tell(agentId);
    },
    onRevoked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
