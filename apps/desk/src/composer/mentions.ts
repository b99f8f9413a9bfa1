import type { SendMessageBody } from '@hilo/api';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useAgents, useMe } from '../people/people.ts';

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
