import type { MessageDto, PartyDto, TicketDto } from '@hilo/api';
import type { Compose } from './compose.ts';

/** Where an answer goes as things stand: what the agent chose, else what the server would choose. */
export type AnswerPlan = {
  channelId: string | null;
  to: readonly PartyDto[];
  cc: readonly PartyDto[];
  bcc: readonly PartyDto[];
  /** The message that asks for its answer elsewhere, and where. */
  wishedTo: readonly PartyDto[];
};

type PlanOptions = {
  /** The sorts of identity a channel writes to; none for one that is not known. */
  identityKindsOf: (channelId: string | null) => readonly string[];
  /** The channel that stands in for the one she wrote by, since she has left that. */
  insteadId?: string | null;
};

/** Where the customer can be reached by a channel, what is proved first. */
export const reachableBy = (
  reachableAt: TicketDto['reachableAt'],
  identityKinds: readonly string[],
): PartyDto[] =>
  reachableAt
    .filter(({ kind }) => identityKinds.includes(kind))
    .sort((one, other) => Number(other.isVerified) - Number(one.isVerified))
    .map(({ kind, value, name }) => ({ kind, value, name }));

/** Of channels that could stand in for another: the one this ticket has used last, so that its thread goes on, else the first. */
export const chooseInstead = (
  ableIds: readonly string[],
  messages: readonly Pick<MessageDto, 'channelId'>[],
): string | null => {
  const used = messages.findLast(({ channelId }) => channelId !== null && ableIds.includes(channelId));
  return used?.channelId ?? ableIds[0] ?? null;
};

export function planAnswer(
  compose: Pick<Compose, 'kind' | 'channelId' | 'to' | 'cc' | 'bcc' | 'inReplyTo'>,
  ticket: Pick<TicketDto, 'answerTo' | 'reachableAt'>,
  messages: readonly MessageDto[],
  options: PlanOptions,
): AnswerPlan {
  const { answerTo } = ticket;
  const channelId = compose.channelId ?? options.insteadId ?? answerTo?.channelId ?? null;
  const isForward = compose.kind === 'forward';
  const kinds = options.identityKindsOf(channelId);
  const canReach = (party: PartyDto): boolean => kinds.length === 0 || kinds.includes(party.kind);
  // By another channel she has another name.
  const asNow = (answerTo?.to ?? []).filter(canReach);
  const known = reachableBy(ticket.reachableAt, kinds);
  const to = compose.to ?? (isForward ? [] : asNow.length > 0 ? asNow : known.slice(0, 1));
  const cc = compose.cc ?? (isForward ? [] : (answerTo?.cc ?? []).filter(canReach));
  const asked = messages.find(({ id }) => id === (compose.inReplyTo ?? answerTo?.messageId));
  const wishedTo =
    !isForward && asked
      ? asked.replyTo.filter((party) => !to.some((chosen) => chosen.value === party.value))
      : [];
  return { channelId, to, cc, bcc: compose.bcc, wishedTo };
}

const answers: ReadonlySet<string> = new Set(['firstAnswer', 'nextAnswer', 'legal']);

/** Whether the customer waits for an answer that was promised, or that the law asks for. */
export const isOwedAnswer = ({ clocks }: Pick<TicketDto, 'clocks'>): boolean =>
  clocks.some(({ kind, endedAt }) => endedAt === null && answers.has(kind));

/** Everybody who would get it, each once. */
export const readersOf = (plan: AnswerPlan): number =>
  new Set([...plan.to, ...plan.cc, ...plan.bcc].map((party) => `${party.kind} ${party.value}`)).size;

/** The customer's words since our last answer; what answers nothing is none. */
export function unanswered(messages: readonly MessageDto[]): MessageDto[] {
  const last = messages.findLastIndex(
    (message) =>
      message.direction === 'out' &&
      message.kind === 'message' &&
      message.countsAsAnswer !== false &&
      message.delivery !== 'cancelled' &&
      message.delivery !== 'scheduled',
  );
  return messages
    .slice(last + 1)
    .filter((message) => message.direction === 'in' && message.automatic === null);
}
