import type { TicketDto } from '@hilo/api';
import type { ChannelFace } from '../channels.tsx';
import { useChannels } from '../channels.tsx';
import { useCustomerHere } from '../live/moments.ts';
import { reachableBy } from './answer-plan.ts';

/**
 * Whether the customer has left the live channel she wrote by while another reaches her: the answer then goes by that,
 * unless the agent says otherwise. Null while she is there, and where nothing else reaches her.
 */
export function useLeft(
  ticket: Pick<TicketDto, 'answerTo' | 'reachableAt' | 'customer'>,
  outbound: readonly ChannelFace[],
): { face: ChannelFace; insteadId: string } | null {
  const { faceOf } = useChannels();
  const here = useCustomerHere(ticket.customer.id);
  const face = faceOf(ticket.answerTo?.channelId ?? null);
  if (here || face.manifest?.capabilities.liveness !== 'live') return null;
  const instead = outbound.find(
    ({ manifest }) =>
      manifest?.capabilities.liveness === 'deferred' &&
      manifest.capabilities.audience === 'private' &&
      reachableBy(ticket.reachableAt, manifest.identityKinds).length > 0,
  );
  return instead?.id ? { face, insteadId: instead.id } : null;
}
