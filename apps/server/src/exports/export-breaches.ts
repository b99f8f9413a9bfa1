import type { exportBreachesQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { selectBreaches } from '../promises/breaches/breaches.ts';
import { getOrganisation } from '../settings/organisation.ts';
import { type CsvForm, csvFormFor, csvHead, csvRow } from './csv.ts';
import { type Column, headingOf, wordFor } from './export-words.ts';

const batchSize = 1_000;

const columns = [
  'trackingKey',
  'subject',
  'clock',
  'rule',
  'article',
  'channel',
  'queue',
  'owner',
  'dueAt',
  'breachedAt',
  'answeredAt',
  'cause',
  'remedy',
  'notedBy',
  'notedAt',
] as const satisfies Column[];

type Query = z.output<typeof exportBreachesQuery>;

/**
 * The register of what was promised and not kept, piece by piece as CSV, the oldest first: what an authority or an auditor
 * is given. @throws auth.forbidden, before the first piece
 */
export const exportBreaches = async (
  app: App,
  actor: Actor,
  { locale, ...query }: Query,
): Promise<AsyncGenerator<string>> => {
  authorise(actor, 'reports.read');
  authorise(actor, 'tickets.export');
  const { timeZone } = await getOrganisation(app.db);
  await inTransaction(app, actor, async (unit) => unit.emit({ type: 'breach.exported', facts: {} }));
  return pieces(app, query, csvFormFor(locale ?? null, timeZone));
};

async function* pieces(app: App, query: Omit<Query, 'locale'>, form: CsvForm): AsyncGenerator<string> {
  yield csvHead(
    columns.map((column) => headingOf(column, form.locale)),
    form,
  );
  let last: { at: Date; id: string } | null = null;
  for (;;) {
    const rows = await readBatch(app, query, last);
    const end = rows.at(-1);
    if (!end) return;
    last = { at: end.breachedAt, id: end.id };
    yield rows
      .map((row) =>
        csvRow(
          [
            row.trackingKey,
            row.subject,
            wordFor('clock', row.kind, form.locale),
            row.rule,
            row.article,
            row.channelName,
            row.queueName,
            row.ownerName,
            row.dueAt,
            row.breachedAt,
            row.answeredAt,
            row.cause,
            row.remedy,
            row.noterName,
            row.notedAt,
          ],
          form,
        ),
      )
      .join('');
  }
}

const readBatch = (app: App, query: Omit<Query, 'locale'>, last: { at: Date; id: string } | null) => {
  let rows = selectBreaches(app, query)
    .leftJoin('channel', 'channel.id', 'breach.channelId')
    .leftJoin('queue', 'queue.id', 'breach.queueId')
    .leftJoin('agent as owner', 'owner.id', 'breach.ownerId')
    .leftJoin('agent as noter', 'noter.id', 'breach.notedBy')
    .select([
      'channel.name as channelName',
      'queue.name as queueName',
      'owner.name as ownerName',
      'noter.name as noterName',
    ])
    .orderBy('breach.breachedAt')
    .orderBy('breach.id')
    .limit(batchSize);
  if (last)
    rows = rows.where(
      sql<boolean>`(breach.breached_at, breach.id) > (${last.at}::timestamptz, ${last.id}::uuid)`,
    );
  return rows.execute();
};
