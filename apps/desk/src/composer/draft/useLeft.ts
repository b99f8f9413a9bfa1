import type { MessageDto, TicketDto } from '@hilo/api';
import type { ChannelFace } from '../../channels.tsx';
import { useChannels } from '../../channels.tsx';
import { useCustomerHere } from '../../live/moments.ts';
import { chooseInstead, reachableBy } from '../answer-plan.ts';

/**
 * Whether the customer has left the live channel she wrote by while another reaches her: the answer then goes by that,
 * unless the agent says otherwise. Null while she is there, and where nothing else reaches her.
 */
export function useLeft(
  ticket: Pick<TicketDto, 'answerTo' | 'reachableAt' | 'customer'>,
  messages: readonly Pick<MessageDto, 'channelId'>[],
  outbound: readonly ChannelFace[],
): { face: ChannelFace; insteadId: string } | null {
  const { faceOf } = useChannels();
  const here = useCustomerHere(ticket.customer.id);
  const face = faceOf(ticket.answerTo?.channelId ?? null);
  if (here || face.traits?.capabilities.liveness !== 'live') return null;
  const able = outbound.filter(
    ({ traits }) =>
      traits?.capabilities.liveness === 'deferred' &&
      traits.capabilities.audience === 'private' &&
      reachableBy(ticket.reachableAt, traits.identityKinds).length > 0,
  );
  const insteadId = chooseInstead(
    able.flatMap(({ id }) => id ?? []),
    messages,
  );
  return insteadId === null ? null : { face, insteadId };
}
