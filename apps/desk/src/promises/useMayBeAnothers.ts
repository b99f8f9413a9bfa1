import type { TicketDto } from '@hilo/api';
import { useQuery } from '@tanstack/react-query';
import { readRegime } from '../admin/law/lawApi.ts';

/** Whether a law that a ticket waits for lets it be handed to another body. */
export function useMayBeAnothers(ticket: Pick<TicketDto, 'clocks'>, isLegal: boolean): boolean {
  const { data } = useQuery({
    queryKey: ['regime'],
    queryFn: readRegime,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isLegal,
  });
  const living = ticket.clocks.filter(({ kind, endedAt }) => kind === 'legal' && endedAt === null);
  return (data?.profiles ?? []).some(
    ({ transfer, rules }) =>
      transfer !== null && rules.some(({ rule }) => living.some((clock) => clock.rule === rule)),
  );
}
