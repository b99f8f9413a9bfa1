/** A code for a calendar that has a name: `ES-MD` and "Alcalá de Henares" give `ES-MD-alcala-de-henares`. */
export const makeCode = (name: string, parentCode: string | null, taken: ReadonlySet<string>): string => {
  const bare = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const base = [parentCode, bare || 'own'].filter(Boolean).join('-').slice(0, 36).replace(/-$/, '');
  for (let count = 1; ; count++) {
    const code = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(code)) return code;
  }
};
