import { dueStates, ticketKinds, ticketSorts } from '@hilo/core';
import { useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery, queuesQuery, useAgents, useMe } from '../people/people.ts';
import type { FilterChoice } from './FilterMenu.tsx';
import { kindMessages } from './kindMessages.ts';
import { workMessages } from './workMessages.ts';

const waits = [15, 60, 240, 1440, 4320, 10_080];

/** What a list can be narrowed by, in words. */
export function useFilterChoices() {
  const t = useT(workMessages);
  const sayKind = useT(kindMessages);
  const format = useFormat();
  const me = useMe();
  const agents = useAgents().filter(({ id, deactivatedAt }) => id !== me.id && deactivatedAt === null);
  const { data: queues = [] } = useQuery(queuesQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const of = <Id extends string>(prefix: string, ids: readonly Id[], say: (id: Id) => string) =>
    ids.map((id): FilterChoice => ({ id: `${prefix}${id}`, label: say(id) }));
  return {
    status: of('', ['open', 'waiting', 'resolved'] as const, (id) => t(`status.${id}`)),
    owner: [
      ...of('', ['me', 'none', 'somebody'] as const, (id) => t(`owner.${id}`)),
      ...agents.map(({ id, name }): FilterChoice => ({ id, label: name })),
    ],
    queueId: queues.map(({ id, name }): FilterChoice => ({ id, label: name })),
    kind: of('', ticketKinds, (id) => sayKind(`kind.${id}`)),
    channelId: channels.map(({ id, name }): FilterChoice => ({ id, label: name })),
    waitingMinutes: waits.map(
      (minutes): FilterChoice => ({ id: String(minutes), label: format.durationLong(minutes * 60) }),
    ),
    due: of('', dueStates, (id) => t(`due.${id}`)),
    sort: of('', ticketSorts, (id) => t(`sort.${id}`)),
  };
}
