import type { PartyDto } from '@hilo/api';

/** "Ana Núñez <ana@ejemplo.es>", with or without quotes; or the address alone. */
const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/;
const isMail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text);

/**
 * Reads what was typed or pasted: addresses between commas, semicolons or line ends.
 * @param identityKind the sort of address the channel writes to; mail addresses must look like one
 * @returns the people, and what could not be read
 */
export function readParties(text: string, identityKind: string): { parties: PartyDto[]; rest: string } {
  const parties: PartyDto[] = [];
  const rest: string[] = [];
  for (const part of text.split(/[,;\n]+/)) {
    const bare = part.trim();
    if (bare === '') continue;
    const match = named.exec(bare);
    const value = match?.[2] ?? bare;
    if (identityKind === 'mailAddress' && !isMail(value)) rest.push(bare);
    else parties.push({ kind: identityKind, value, name: match?.[1]?.trim() || null });
  }
  return { parties, rest: rest.join(', ') };
}
