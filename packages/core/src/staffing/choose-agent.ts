/** Somebody who may be given a ticket now. */
export type Candidate = { agentId: string; openCount: number };

/** Those who may be given another ticket: who has as many open ones as the limit says may not. Null is no limit. */
export const withRoom = (candidates: readonly Candidate[], openLimit: number | null): readonly Candidate[] =>
  openLimit === null ? candidates : candidates.filter(({ openCount }) => openCount < openLimit);

/**
 * Who is given the next ticket: the one after the last in the order of ids, or who has fewest open ones, and of those
 * who have as few the one whose turn comes first. Null where nobody is here.
 * @param lastAgentId who was given one last; need not be among them any more
 */
export const chooseAgent = (
  candidates: readonly Candidate[],
  lastAgentId: string | null,
  how: 'inTurn' | 'fewestOpen',
): string | null => {
  const ordered = [...candidates].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
  const after = lastAgentId === null ? 0 : ordered.findIndex(({ agentId }) => agentId > lastAgentId);
  const turns = after <= 0 ? ordered : [...ordered.slice(after), ...ordered.slice(0, after)];
  if (how === 'inTurn') return turns[0]?.agentId ?? null;
  return (
    turns.reduce<Candidate | null>(
      (best, one) => (best === null || one.openCount < best.openCount ? one : best),
      null,
    )?.agentId ?? null
  );
};

/** Who is away, and to whom their customers' messages go meanwhile. */
export type Absence = {
  agentId: string;
  /** ISO 8601 in UTC. */
  until: string;
  handTo: { type: 'queue' } | { type: 'agent'; agentId: string };
};

/**
 * Who stands in for somebody: himself while he is here, else whom he named, and whom that one named where he is away,
 * too. Null where it goes back to the queue: it was asked for, nobody of the chain is here, or it turns in a circle.
 */
export const standIn = (
  agentId: string,
  absences: ReadonlyMap<string, Absence>,
  isHere: (agentId: string) => boolean,
  now: string,
): string | null => {
  const seen = new Set<string>();
  for (let one = agentId; !seen.has(one); ) {
    seen.add(one);
    const absence = absences.get(one);
    if (!absence || absence.until <= now) return isHere(one) ? one : null;
    if (absence.handTo.type === 'queue') return null;
    one = absence.handTo.agentId;
  }
  return null;
};
