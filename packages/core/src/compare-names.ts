const collator = new Intl.Collator('es', { numeric: true });

/** The order of names in a list, as people count and spell: "Equipo 2" before "Equipo 10", "Álvaro" beside "Alicia". */
export const compareNames = (one: string, other: string): number => collator.compare(one, other);
