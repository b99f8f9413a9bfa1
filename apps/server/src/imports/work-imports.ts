import type { ImportDto, ImportForm } from '@hilo/api';
import {
  type Actor,
  type ColumnTarget,
  type ImportField,
  type ImportValue,
  planImportRow,
  type Role,
  readImportRow,
} from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { isDatabaseDown } from '../app/is-database-down.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { enterLines } from './enter-lines.ts';
import { loadImportFacts } from './import-facts.ts';
import { mostColumns } from './map-import.ts';
import { readCsv } from './read-csv.ts';
import { takeBackLines } from './take-back.ts';

const lockMs = 60_000;
/** Lines of one transaction: short enough that nobody waits for it, long enough to be quick. */
const linesAtOnce = 200;
const mostLines = 200_000;
/** More in one turn, and it is no chance. */
const mostOvertaken = 10;

type Claimed = {
  id: string;
  state: 'checking' | 'running' | 'undoing';
  blob: string | null;
  form: ImportForm;
  /** How many columns its first line names; of more than can be shown none is counted. */
  headings: number;
  actor: Actor;
};
class LostError extends Error {}

/**
 * Works on what is waiting: looks at every line of a file, or enters them. One node at a time; a node that dies is
 * followed by another, which goes on behind the last line that was entered.
 * @returns how many imports were worked on
 */
export const workImports = async (app: App, closing: AbortSignal): Promise<number> => {
  let count = 0;
  let overtaken = 0;
  while (!closing.aborted) {
    const claimed = await claim(app);
    if (!claimed) return count;
    count++;
    try {
      if (claimed.state === 'checking') await check(app, claimed, closing);
      else if (claimed.state === 'running') await enter(app, claimed, closing);
      else await takeBack(app, claimed, closing);
    } catch (error) {
      if (error instanceof LostError) continue;
      // Says nothing of the file: the next turn goes on where this one was.
      if (isDatabaseDown(error)) throw error;
      if (isOvertaken(error) && ++overtaken < mostOvertaken) continue;
      app.log.warn({ err: error, importId: claimed.id }, 'imports.failed');
      if (claimed.state === 'undoing') await finish(app, claimed, 'done', null);
      else await finish(app, claimed, 'failed', 'unreadable');
    } finally {
      await app.db
        .updateTable('import')
        .set({ lockedBy: null, lockedUntil: null })
        .where('id', '=', claimed.id)
        .where('lockedBy', '=', app.node)
        .execute();
    }
  }
  return count;
};

/** Somebody was quicker, such as a mail of the very person who is being entered: the next try sees whose it is. */
const isOvertaken = (error: unknown): boolean =>
  ['23505', '40001', '40P01'].includes((error as { code?: string }).code ?? '');

const claim = async (app: App): Promise<Claimed | null> => {
  const now = app.now();
  const { rows } = await sql<Omit<Claimed, 'actor'> & { createdBy: string | null; role: Role | null }>`
    update import set locked_by = ${app.node}, locked_until = ${new Date(now.getTime() + lockMs)}
    where id = (select id from import where state in ('checking', 'running', 'undoing')
        and (locked_until is null or locked_until <= ${now})
      order by created_at limit 1 for update skip locked)
    returning id, state, blob, form, coalesce(jsonb_array_length(sample->0), 0) as headings, created_by, (select role from agent where id = created_by) as role`.execute(
    app.db,
  );
  const [row] = rows;
  if (!row) return null;
  const { createdBy, role, ...rest } = row;
  return {
    ...rest,
    actor: createdBy && role ? { type: 'agent', agentId: createdBy, role } : { type: 'system' },
  };
};

/** Still ours, in the same state; holds the lock on. @throws LostError */
const keep = async (unit: Unit, app: App, { id, state }: Claimed): Promise<void> => {
  const held = await unit.trx
    .updateTable('import')
    .set({ lockedUntil: new Date(unit.now.getTime() + lockMs), updatedAt: unit.now })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('lockedBy', '=', app.node)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) throw new LostError();
};

const fieldsOf = async (app: App): Promise<ImportField[]> => {
  const rows = await app.db
    .selectFrom('field')
    .select(['key', 'name', 'type', 'choices'])
    .where('subject', '=', 'customer')
    .where('archivedAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    ...row,
    type: row.type,
    choices: row.choices as ImportField['choices'],
  }));
};

type Line = { line: number; value: ImportValue | null; why: string | null };

/** Reads the whole file into lines with what will become of each. */
const check = async (app: App, claimed: Claimed, closing: AbortSignal): Promise<void> => {
  const { form, blob, headings } = claimed;
  // What a program left unsaid is left out.
  const columns = Array.from(
    { length: Math.max(headings, form.columns.length) },
    (_, at) => (form.columns[at] ?? null) as ColumnTarget | null,
  );
  if (blob === null) throw new Error('the file is gone');
  const fields = await fieldsOf(app);
  await app.db.deleteFrom('importRow').where('importId', '=', claimed.id).execute();
  const seen = new Set<string>();
  let batch: Line[] = [];
  let total = 0;
  for await (const { line, cells } of readCsv(app.blobs.path(blob), form)) {
    if (closing.aborted) return;
    if (++total > mostLines) throw new Error('too many lines');
    const read = readImportRow(
      headings < mostColumns ? cells : cells.slice(0, mostColumns),
      columns,
      form,
      fields,
    );
    batch.push({ line, value: read.ok ? read.value : null, why: read.ok ? null : read.why });
    if (batch.length === linesAtOnce) await store(app, claimed, batch.splice(0), seen);
  }
  await store(app, claimed, batch, seen);
  batch = [];
  await inTransaction(app, claimed.actor, async (unit) => {
    await keep(unit, app, claimed);
    await unit.trx
      .updateTable('import')
      .set({ state: 'checked', counts: JSON.stringify(await countRows(unit, claimed.id)) })
      .where('id', '=', claimed.id)
      .execute();
  });
};

const store = async (app: App, claimed: Claimed, lines: Line[], seen: Set<string>): Promise<void> => {
  if (lines.length === 0) return;
  const factsOf = await loadImportFacts(
    app.db,
    lines.flatMap(({ value }) => (value ? [value] : [])),
  );
  const rows = lines.map(({ line, value, why }) => {
    if (!value) return { importId: claimed.id, line, value: '{}', outcome: 'refused' as const, why };
    const { owners, known } = factsOf(value);
    const plan = planImportRow(value, owners, known, claimed.form.isOverwriting);
    const keys = value.identities.map((one) => `${one.kind} ${one.value}`);
    // An earlier line of the same file makes the customer whom this one then finds.
    const isAgain = plan.outcome === 'new' && keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return {
      importId: claimed.id,
      line,
      value: JSON.stringify(value),
      outcome: isAgain ? 'update' : plan.outcome,
      why: plan.outcome === 'refused' ? plan.why : null,
      customerId: 'customerId' in plan ? plan.customerId : null,
    };
  });
  await inTransaction(app, claimed.actor, async (unit) => {
    await keep(unit, app, claimed);
    await unit.trx.insertInto('importRow').values(rows).execute();
  });
};

/** Enters lines, some at a time; each transaction says which it entered, so that none is entered twice. */
const enter = async (app: App, claimed: Claimed, closing: AbortSignal): Promise<void> => {
  while (!closing.aborted) {
    const count = await inTransaction(app, claimed.actor, async (unit) => {
      await keep(unit, app, claimed);
      const rows = await unit.trx
        .selectFrom('importRow')
        .select(['line', 'value', 'outcome', 'why'])
        .where('importId', '=', claimed.id)
        .where('doneAt', 'is', null)
        .orderBy('line')
        .limit(linesAtOnce)
        .execute();
      await enterLines(unit, claimed, rows);
      if (rows.length > 0)
        await unit.trx
          .updateTable('import')
          .set({ counts: JSON.stringify(await countRows(unit, claimed.id)) })
          .where('id', '=', claimed.id)
          .execute();
      return rows.length;
    });
    if (count === 0) return finish(app, claimed, 'done', null);
  }
};

/** Takes back what was entered, some lines at a time; one that fails stays done, and can be asked for again. */
const takeBack = async (app: App, claimed: Claimed, closing: AbortSignal): Promise<void> => {
  while (!closing.aborted) {
    const count = await inTransaction(app, claimed.actor, async (unit) => {
      await keep(unit, app, claimed);
      const lines = await takeBackLines(unit, claimed.id);
      await unit.trx
        .updateTable('import')
        .set({ counts: JSON.stringify(await countRows(unit, claimed.id)) })
        .where('id', '=', claimed.id)
        .execute();
      return lines;
    });
    if (count === 0) return finish(app, claimed, 'undone', null);
  }
};

const countRows = async (unit: Unit, importId: string): Promise<ImportDto['counts']> => {
  const { rows } = await sql<ImportDto['counts']>`
    select count(*)::int as total, (count(*) filter (where done_at is not null))::int as finished,
      (count(*) filter (where outcome = 'new'))::int as new, (count(*) filter (where outcome = 'update'))::int as update,
      (count(*) filter (where outcome = 'same'))::int as same,
      (count(*) filter (where outcome = 'refused'))::int as refused,
      (count(*) filter (where undone_at is not null and why is distinct from 'kept'))::int as undone,
      (count(*) filter (where undone_at is not null and why = 'kept'))::int as kept
    from import_row where import_id = ${importId}`.execute(unit.trx);
  return rows[0]!;
};

const finish = async (
  app: App,
  claimed: Claimed,
  state: 'done' | 'failed' | 'undone',
  why: string | null,
): Promise<void> => {
  await inTransaction(app, claimed.actor, async (unit) => {
    const ended = await unit.trx
      .updateTable('import')
      .set({
        state,
        why,
        blob: null,
        sample: '[]',
        updatedAt: unit.now,
        // Taken back, it was over before: who changed since is known by that time.
        ...(claimed.state === 'undoing' ? {} : { finishedAt: unit.now }),
      })
      .where('id', '=', claimed.id)
      .where('state', '=', claimed.state)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 1n)
      unit.emit({ type: 'import.finished', facts: { importId: claimed.id, state } });
  });
};
