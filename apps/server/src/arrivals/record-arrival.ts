import type { Arrival } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';

type ArrivalRecord = {
  outcome: 'placed' | 'ignored' | 'quarantined' | 'stored';
  why?: string | null;
  detail?: string | null;
  messageId?: string | null;
  senderIdentityId?: string | null;
};

/** Writes down that something came and what became of it; the unique key makes a second try fail, not double. */
export const recordArrival = async (
  unit: Unit,
  channelId: string,
  arrival: Arrival,
  record: ArrivalRecord,
): Promise<string> => {
  const id = unit.newId();
  await unit.trx
    .insertInto('arrival')
    .values({
      id,
      channelId,
      externalId: arrival.externalId,
      type: arrival.type,
      outcome: record.outcome,
      why: record.why ?? null,
      detail: record.detail ?? null,
      messageId: record.messageId ?? null,
      senderIdentityId: record.senderIdentityId ?? null,
      rawBlob: 'raw' in arrival ? (arrival.raw?.id ?? null) : null,
      // What was not placed is kept whole, so that one click can still open it.
      payload: record.outcome === 'ignored' && arrival.type === 'message' ? JSON.stringify(arrival) : null,
      occurredAt: arrival.occurredAt,
      receivedAt: unit.now,
    })
    .execute();
  if (record.outcome === 'ignored')
    unit.emit({ type: 'arrival.ignored', facts: { arrivalId: id, channelId, why: record.why ?? 'unknown' } });
  if (record.outcome === 'quarantined')
    unit.emit({
      type: 'arrival.quarantined',
      facts: { arrivalId: id, channelId, code: record.why ?? 'unknown' },
    });
  return id;
};
