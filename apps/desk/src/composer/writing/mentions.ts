import type { SendMessageBody } from '@hilo/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useAgents, useMe } from '../../people/people.ts';

export type Named = { type: 'agent' | 'team'; id: string; name: string };

/** Colleagues and teams that a note can name. */
export function useNamed(): Named[] {
  const me = useMe();
  const agents = useAgents().filter(({ id, deactivatedAt }) => id !== me.id && deactivatedAt === null);
  const { data: teams = [] } = useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => (await api.teams(signal)).items,
    staleTime: 300_000,
  });
  return [
    ...agents.map(({ id, name }): Named => ({ type: 'agent', id, name })),
    ...teams.map(({ id, name }): Named => ({ type: 'team', id, name })),
  ];
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Who is meant by what stands behind an "@": by the beginning of any part of a name, those first whose name begins so. */
export function findNamed(typed: string, named: readonly Named[]): Named[] {
  const wanted = fold(typed);
  const begins = named.filter(({ name }) => fold(name).startsWith(wanted));
  const within = named.filter((one) => !begins.includes(one) && fold(one.name).includes(` ${wanted}`));
  return [...begins, ...within].slice(0, 6);
}

/** What is typed behind the last "@" before the caret: up to five parts of a name. */
export const typedName = (before: string): string | null =>
  /(?:^|\s)@([\p{L}\p{N}._'’-]*(?: [\p{L}\p{N}._'’-]*){0,4})$/u.exec(before)?.[1] ?? null;

/** Whom a text names, by id; of two names of which one begins the other, the longer. */
export function mentionsIn(text: string, named: readonly Named[]): NonNullable<SendMessageBody['mentions']> {
  const found: Named[] = [];
  let rest = text;
  for (const one of [...named].sort((a, b) => b.name.length - a.name.length)) {
    if (!rest.includes(`@${one.name}`)) continue;
    found.push(one);
    rest = rest.replaceAll(`@${one.name}`, ' ');
  }
  return found.slice(0, 20).map(({ type, id }) => ({ type, id }));
}
