import { ChannelError, type Delivered } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import { answerAgain } from '../promises/answered/revive-clocks.ts';
import { isConfirmation } from '../receipts/is-confirmation.ts';
import type { OutboxRow } from './outbox.ts';
import { reopenUnsent } from './reopen-unsent.ts';

export type Outcome =
  | { type: 'delivered'; delivered: Delivered }
  | { type: 'retry'; code: string; detail: string; afterSeconds: number }
  | { type: 'failed'; code: string; detail: string }
  | { type: 'unknown'; code: string; detail: string };

/** 1 min, 5 min, 15 min, 1 h, 4 h, then every 8 h: about two days in all, as mail servers do (RFC 5321 §4.5.4.1). */
const waits = [60, 300, 900, 3600, 14_400, 28_800, 28_800, 28_800, 28_800, 28_800];

/** What a failed attempt means: again later, failed, or unknown. `random` spreads retries by up to a tenth. */
export const outcomeOfError = (error: unknown, attempt: number, random: Uint8Array): Outcome => {
  if (!(error instanceof ChannelError))
    return { type: 'unknown', code: 'ambiguous', detail: 'An unexpected error; see the log.' };
  const { code, message: detail } = error;
  if (code === 'ambiguous') return { type: 'unknown', code, detail };
  const wait = waits[attempt - 1];
  if (!error.retryable || wait === undefined) return { type: 'failed', code, detail };
  const jitter = 1 + (random[0]! / 255) * 0.1;
  return {
    type: 'retry',
    code,
    detail,
    afterSeconds: Math.ceil(Math.max(wait, error.retryAfterSeconds ?? 0) * jitter),
  };
};

/**
 * Writes down what became of an attempt. Does nothing where that is written already: its commit may have been lost on
 * the way back, and the row be on its next attempt by now.
 */
export const finishAttempt = async (unit: Unit, row: OutboxRow, outcome: Outcome): Promise<void> => {
  if (await isUnderWay(unit, row, outcome)) await finish(unit, row, outcome);
};

/** Puts an outcome on the outbox row, whatever it said, and on the message people see. */
export const finish = async (unit: Unit, row: OutboxRow, outcome: Outcome): Promise<void> => {
  const message = await unit.trx
    .selectFrom('message')
    .select(['ticketId', 'delivery'])
    .where('id', '=', row.messageId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const isRetry = outcome.type === 'retry';
  // Taken for some and refused for others: sent, and still to be said.
  const refused = outcome.type === 'delivered' ? outcome.delivered.refused : [];
  const code =
    outcome.type === 'delivered' ? (refused.length > 0 ? 'recipient-unreachable' : null) : outcome.code;
  const detail =
    outcome.type === 'delivered'
      ? refused.map(({ party, detail: said }) => `${party.value}: ${said}`).join('\n') || null
      : outcome.detail;
  await unit.trx
    .updateTable('outbox')
    .set({
      state: ({ delivered: 'done', retry: 'queued', failed: 'failed', unknown: 'unknown' } as const)[
        outcome.type
      ],
      dueAt: isRetry ? new Date(unit.now.getTime() + outcome.afterSeconds * 1000) : unit.now,
      lockedBy: null,
      lockedAt: null,
      lastCode: code,
      // Who was refused stands on the message alone.
      lastDetail: refused.length > 0 ? null : detail,
      finishedAt: isRetry ? null : unit.now,
    })
    .where('id', '=', row.id)
    .execute();
  const delivery = ({ delivered: 'sent', retry: 'queued', failed: 'failed', unknown: 'unknown' } as const)[
    outcome.type
  ];
  // A receipt may have overtaken us: a bounce that is already known is not painted over.
  if (!(delivery === 'sent' && ['delivered', 'read', 'failed'].includes(message.delivery ?? '')))
    await unit.trx
      .updateTable('message')
      .set({
        delivery: outcome.type === 'delivered' ? outcome.delivered.status : delivery,
        deliveryCode: code,
        deliveryDetail: detail,
        ...(outcome.type === 'delivered' && outcome.delivered.raw
          ? { rawBlob: outcome.delivered.raw.id }
          : {}),
      })
      .where('id', '=', row.messageId)
      .execute();
  if (outcome.type === 'delivered') await rememberNames(unit, row.messageId, outcome.delivered);
  if (delivery === 'failed' || delivery === 'unknown') {
    if (!(await isConfirmation(unit, row.messageId)))
      await reopenUnsent(unit, message.ticketId, row.messageId);
  } else if (delivery === 'sent' && (message.delivery === 'unknown' || message.delivery === 'failed'))
    await answerAgain(unit, message.ticketId, row.messageId);
  unit.emit({
    type: 'message.deliveryChanged',
    ticketId: message.ticketId,
    facts: { messageId: row.messageId, status: delivery, code },
  });
};

/** Still in mid-send by this attempt; or given up for unknown by another node, where we know that it went out. */
const isUnderWay = async (unit: Unit, row: OutboxRow, outcome: Outcome): Promise<boolean> => {
  const there = await unit.trx
    .selectFrom('outbox')
    .select(['state', 'attempt'])
    .where('id', '=', row.id)
    .forUpdate()
    .executeTakeFirst();
  if (there?.attempt !== row.attempt) return false;
  return there.state === 'sending' || (there.state === 'unknown' && outcome.type === 'delivered');
};

const rememberNames = async (unit: Unit, messageId: string, delivered: Delivered): Promise<void> => {
  const names = [...new Set([...delivered.refs, ...(delivered.externalId ? [delivered.externalId] : [])])];
  if (names.length === 0) return;
  await unit.trx
    .insertInto('messageRef')
    .values(names.map((ref) => ({ ref, messageId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
