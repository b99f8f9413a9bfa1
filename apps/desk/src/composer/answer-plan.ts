import type { MessageDto, PartyDto, TicketDto } from '@hilo/api';
import type { Compose } from './useDraft.ts';

/** Where an answer goes as things stand: what the agent chose, else what the server would choose. */
export type AnswerPlan = {
  channelId: string | null;
  to: readonly PartyDto[];
  cc: readonly PartyDto[];
  bcc: readonly PartyDto[];
  /** The message that asks for its answer elsewhere, and where. */
  wishedTo: readonly PartyDto[];
};

export function planAnswer(
  compose: Compose,
  ticket: Pick<TicketDto, 'answerTo'>,
  messages: readonly MessageDto[],
): AnswerPlan {
  const { answerTo } = ticket;
  const channelId = compose.channelId ?? answerTo?.channelId ?? null;
  const isForward = compose.kind === 'forward';
  const to = compose.to ?? (isForward ? [] : (answerTo?.to ?? []));
  const cc = compose.cc ?? (isForward ? [] : (answerTo?.cc ?? []));
  const asked = messages.find(({ id }) => id === (compose.inReplyTo ?? answerTo?.messageId));
  const wishedTo =
    !isForward && asked
      ? asked.replyTo.filter((party) => !to.some((chosen) => chosen.value === party.value))
      : [];
  return { channelId, to, cc, bcc: compose.bcc, wishedTo };
}

/** Everybody who would get it, each once. */
export const readersOf = (plan: AnswerPlan): number =>
  new Set([...plan.to, ...plan.cc, ...plan.bcc].map((party) => `${party.kind} ${party.value}`)).size;

/** The customer's words since our last answer. */
export function unanswered(messages: readonly MessageDto[]): MessageDto[] {
  const last = messages.findLastIndex(
    (message) =>
      message.direction === 'out' && message.kind === 'message' && message.delivery !== 'cancelled',
  );
  return messages
    .slice(last + 1)
    .filter((message) => message.direction === 'in' && message.automatic === null);
}
