const most = 6;
const placeOf = (agentId: string): string => `hilo.searches.${agentId}`;
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The newest first; it takes the place of the same words and of their beginning, which were on the way to it. */
export const withSearch = (known: readonly string[], q: string): string[] =>
  [q, ...known.filter((one) => !fold(q).startsWith(fold(one)))].slice(0, most);

/** What an agent searched on this device and found something by, the newest first. */
export const recentSearches = (agentId: string): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(agentId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

export const keepSearch = (agentId: string, typed: string): void => {
  const q = typed.trim();
  if (q.length < 2) return;
  localStorage.setItem(placeOf(agentId), JSON.stringify(withSearch(recentSearches(agentId), q)));
};
