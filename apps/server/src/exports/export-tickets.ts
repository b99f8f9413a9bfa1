import type { exportTicketsQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { shownAddress } from '../customers/shown-address.ts';
import { readManyFieldValues } from '../fields/field-values.ts';
import { getOrganisation } from '../settings/organisation.ts';
import { whatIsMeant } from '../tickets/list-tickets.ts';
import { type CsvForm, csvFormFor, csvHead, csvRow } from './csv.ts';
import { type ExportedField, readExportedFields } from './export-fields.ts';
import { type Column, headingOf, wordFor } from './export-words.ts';

const batchSize = 1_000;

const columns = [
  'trackingKey',
  'subject',
  'status',
  'kind',
  'priority',
  'customer',
  'address',
  'organisation',
  'owner',
  'queue',
  'channel',
  'tags',
  'messages',
  'openedAt',
  'lastMessageAt',
  'waitingSince',
  'waitingOn',
  'followUpAt',
  'dueAt',
  'dueState',
  'resolvedAt',
  'disposition',
] as const satisfies Column[];

/**
 * The tickets that a list shows, piece by piece as CSV, the newest first: in the order of their making, so that one
 * that changes meanwhile is neither missed nor told twice.
 * @throws auth.forbidden, and what a list refuses, before the first piece
 */
export const exportTickets = async (
  app: App,
  actor: Actor,
  { locale, ...query }: z.infer<typeof exportTicketsQuery>,
): Promise<AsyncGenerator<string>> => {
  authorise(actor, 'tickets.export');
  const { conditions } = await whatIsMeant(app, actor, query);
  const { timeZone } = await getOrganisation(app.db);
  const fields = await readExportedFields(app.db, 'ticket');
  await inTransaction(app, actor, async (unit) => unit.emit({ type: 'ticket.exported', facts: {} }));
  return pieces(app.db, conditions, fields, csvFormFor(locale ?? null, timeZone));
};

async function* pieces(
  db: Kysely<DB>,
  conditions: readonly RawBuilder<boolean>[],
  fields: readonly ExportedField[],
  form: CsvForm,
): AsyncGenerator<string> {
  const names = columns.map((column) => headingOf(column, form.locale));
  yield csvHead([...names, ...fields.map(({ key, name }) => (form.locale === null ? key : name))], form);
  let last: string | null = null;
  for (;;) {
    const rows = await readBatch(db, conditions, last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const values =
      fields.length === 0
        ? null
        : await readManyFieldValues(
            db,
            'ticket',
            rows.map(({ id }) => id),
          );
    yield rows
      .map((row) =>
        csvRow(
          [
            row.trackingKey,
            row.subject,
            wordFor('status', row.status, form.locale),
            wordFor('kind', row.kind, form.locale),
            wordFor('priority', row.priority, form.locale),
            row.customerName,
            row.address,
            row.organisationName,
            row.ownerName,
            row.queueName,
            row.channelName,
            row.tags.join(', '),
            row.messageCount,
            row.createdAt,
            row.lastMessageAt,
            row.waitingSince,
            wordFor('waitingOn', row.waitingOn, form.locale),
            row.followUpAt,
            row.dueAt,
            wordFor('dueState', row.dueState, form.locale),
            row.resolvedAt,
            row.disposition,
            ...fields.map(({ key, cell }) => cell(values?.get(row.id)?.[key])),
          ],
          form,
        ),
      )
      .join('');
  }
}

const readBatch = (db: Kysely<DB>, conditions: readonly RawBuilder<boolean>[], last: string | null) => {
  let rows = db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .leftJoin('customer as organisation', 'organisation.id', 'customer.organisationId')
    .leftJoin('agent as owner', 'owner.id', 'ticket.ownerId')
    .leftJoin('queue', 'queue.id', 'ticket.queueId')
    .leftJoin('channel', 'channel.id', 'ticket.lastChannelId')
    .select([
      'ticket.id',
      'ticket.trackingKey',
      'ticket.subject',
      'ticket.status',
      'ticket.kind',
      'ticket.priority',
      'ticket.tags',
      'ticket.messageCount',
      'ticket.createdAt',
      'ticket.lastMessageAt',
      'ticket.waitingSince',
      'ticket.waitingOn',
      'ticket.followUpAt',
      'ticket.dueAt',
      'ticket.dueState',
      'ticket.resolvedAt',
      'ticket.disposition',
      'customer.name as customerName',
      'organisation.name as organisationName',
      'owner.name as ownerName',
      'queue.name as queueName',
      'channel.name as channelName',
    ])
    .select(shownAddress('ticket.customerId').as('address'))
    .orderBy('ticket.id', 'desc')
    .limit(batchSize);
  for (const condition of conditions) rows = rows.where(condition);
  if (last !== null) rows = rows.where(sql<boolean>`ticket.id < ${last}::uuid`);
  return rows.execute();
};
