import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { removeUnsharedBlobs } from '../files/remove-unshared.ts';

const dayMs = 24 * 60 * 60 * 1000;
const batch = 500;

const ago = (app: App, ms: number): Date => new Date(app.now().getTime() - ms);

/** Answers kept for a repeated request are good for 24 hours; they hold what was said, so they go then. */
export const cleanIdempotency = async (app: App): Promise<{ removed: number }> => {
  const { numDeletedRows } = await app.db
    .deleteFrom('idempotency')
    .where('createdAt', '<', ago(app, dayMs))
    .executeTakeFirst();
  return { removed: Number(numDeletedRows) };
};

/** Invitations and password links that nobody can use any more, a day after they ended. */
export const cleanInvitations = async (app: App): Promise<{ removed: number }> => {
  const { numDeletedRows } = await app.db
    .deleteFrom('agentInvitation')
    .where((where) =>
      where.or([where('expiresAt', '<', ago(app, dayMs)), where('usedAt', '<', ago(app, dayMs))]),
    )
    .executeTakeFirst();
  return { removed: Number(numDeletedRows) };
};

/**
 * Files that were uploaded a day ago and are not in a draft: what was sent has its own row by now. Their bytes go where
 * no other row points to them.
 */
export const cleanUploads = async (app: App): Promise<{ removed: number; blobs: number }> => {
  let removed = 0;
  let blobs = 0;
  for (;;) {
    const { rows } = await sql<{ blob: string }>`
      delete from upload where id in (
        select id from upload where created_at < ${ago(app, dayMs)}
          and not exists (select from draft where draft.body->'uploadIds' ? upload.id::text)
        order by created_at limit ${batch} for update skip locked)
      returning blob`.execute(app.db);
    removed += rows.length;
    const found = await removeUnsharedBlobs(
      app,
      rows.map(({ blob }) => blob),
    );
    blobs += found.removed.length;
    if (rows.length < batch) return { removed, blobs };
  }
};

const keptDeliveryDays = 30;

/** What a webhook was told a month ago, with what it answered. What failed stays until it is sent again. */
export const cleanDeliveries = async (app: App): Promise<{ removed: number }> => {
  let removed = 0;
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from webhook_delivery where id in (
        select id from webhook_delivery
        where state = 'delivered' and finished_at < ${ago(app, keptDeliveryDays * dayMs)} limit ${batch})`.execute(
      app.db,
    );
    removed += Number(numAffectedRows);
    if (Number(numAffectedRows) < batch) return { removed };
  }
};

/** Lines of an import a month after it was over, and files that were never read: they hold people's data. */
export const cleanImports = async (app: App): Promise<{ removed: number }> => {
  const before = ago(app, keptDeliveryDays * dayMs);
  const { numAffectedRows = 0n } = await sql`
    delete from import_row using import where import.id = import_id and import.finished_at < ${before}`.execute(
    app.db,
  );
  await sql`update import set sample = '[]', blob = null, state = 'cancelled', finished_at = ${app.now()}
    where state in ('mapping', 'checked') and updated_at < ${before}`.execute(app.db);
  return { removed: Number(numAffectedRows) };
};
