import { HiloError, type markAnswerBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { requireAgent } from '../../agents/me.ts';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import { lockOutgoing } from '../../tickets/lock-outgoing.ts';
import { isSame, readStanding, type Standing } from '../../tickets/ticket-standing.ts';
import type { Ended } from './given-up.ts';
import { putAnswersRight } from './put-answers-right.ts';

type Verdict = Pick<Selectable<DB['message']>, 'countsAsAnswer' | 'notCountedWhy' | 'countsReason'>;

/** What is kept with a message that was marked, so that it can be taken back. */
export type Mark = {
  byId: string;
  at: string;
  reason: string;
  before: Verdict;
  standing: { before: Standing; after: Standing };
  /** How clocks had ended that end otherwise by it. */
  ended?: Ended[];
};

/**
 * Says of a message that was sent whether it answers the customer, otherwise than was thought: what it met is owed
 * again, or what was owed is met as of when it was sent. A breach that was none after all is withdrawn from the register,
 * by those alone who keep it. @throws resource.conflict where it counts like this already or was marked; request.invalid
 */
export const markAnswer = async (
  app: App,
  actor: Actor,
  messageId: string,
  { countsAsAnswer, reason }: z.output<typeof markAnswerBody>,
): Promise<void> => {
  authorise(actor, 'messages.send');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    const message = await lockSent(unit, messageId);
    if (message.mark !== null)
      throw new HiloError('resource.conflict', 'Somebody marked this message already. Take that back first.');
    const { notCountedWhy, countsReason } = message;
    if (isCounted(message) === countsAsAnswer)
      throw new HiloError('resource.conflict', 'This is what the message counts as already.');
    const { standing } = await readStanding(unit, message.ticketId);
    await setVerdict(unit, messageId, {
      countsAsAnswer,
      notCountedWhy: countsAsAnswer ? null : 'holding',
      countsReason: countsAsAnswer ? reason : null,
    });
    const { breachIds, ended } = await putAnswersRight(unit, actor, message, {
      counts: countsAsAnswer,
      backTo: null,
    });
    const mark: Mark = {
      byId: agentId,
      at: unit.now.toISOString(),
      reason,
      before: { countsAsAnswer: message.countsAsAnswer, notCountedWhy, countsReason },
      standing: { before: standing, after: (await readStanding(unit, message.ticketId)).standing },
      ended,
    };
    await unit.trx
      .updateTable('message')
      .set({ mark: JSON.stringify(mark) })
      .where('id', '=', messageId)
      .execute();
    tell(unit, message, { countsAsAnswer, undoes: false, breachIds });
  });
};

/** Takes that back: the message counts as before, and the ticket stands as before where nobody moved it since. */
export const unmarkAnswer = async (app: App, actor: Actor, messageId: string): Promise<void> => {
  authorise(actor, 'messages.send');
  requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    const message = await lockSent(unit, messageId);
    if (message.mark === null) throw new HiloError('resource.notFound', 'Nobody marked this message.');
    const { before, standing, ended = [] } = message.mark as Mark;
    await setVerdict(unit, messageId, before);
    const isUntouched = isSame((await readStanding(unit, message.ticketId)).standing, standing.after);
    const counts = isCounted({ ...message, ...before });
    const { breachIds } = await putAnswersRight(unit, actor, message, {
      counts,
      backTo: isUntouched ? { standing: standing.before, ended } : null,
    });
    await unit.trx.updateTable('message').set({ mark: null }).where('id', '=', messageId).execute();
    tell(unit, message, { countsAsAnswer: counts, undoes: true, breachIds });
  });
};

/** What was said as the law lets one say it is that, whatever its words are. */
const lawful: readonly string[] = ['cure', 'extension', 'transfer'];

type Sent = Awaited<ReturnType<typeof lockSent>>;

const lockSent = async (unit: Unit, messageId: string) => {
  const { message } = await lockOutgoing(unit, messageId);
  const why =
    message.kind !== 'message' || message.isForward
      ? 'notToCustomer'
      : lawful.includes(message.notCountedWhy ?? '')
        ? 'byLaw'
        : ['cancelled', 'failed', 'scheduled', 'unsent'].includes(message.delivery ?? 'sent')
          ? 'notSent'
          : null;
  if (why !== null)
    throw new HiloError('request.invalid', `This message is neither an answer nor a holding note (${why}).`, {
      why,
    });
  return message;
};

/** Of what is older than the distinction, each that is no forward. */
const isCounted = ({ countsAsAnswer, isForward }: Pick<Sent, 'countsAsAnswer' | 'isForward'>): boolean =>
  countsAsAnswer ?? !isForward;

const setVerdict = async (unit: Unit, messageId: string, verdict: Verdict): Promise<void> => {
  await unit.trx.updateTable('message').set(verdict).where('id', '=', messageId).execute();
};

const tell = (
  unit: Unit,
  { id: messageId, ticketId }: Pick<Sent, 'id' | 'ticketId'>,
  facts: { countsAsAnswer: boolean; undoes: boolean; breachIds: string[] },
): void => unit.emit({ type: 'message.marked', ticketId, facts: { messageId, ...facts } });
