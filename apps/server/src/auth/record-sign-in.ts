import type { Page, pageQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readNumberCursor } from '../app/cursor.ts';
import { inTransaction } from '../app/transaction.ts';
import { agentOfLogin } from './logins.ts';
import type { SessionHolder } from './sessions.ts';

/** Writes that the agent of a login is in. Nothing where a second factor is still to come. */
export const recordSignIn = async (app: App, loginId: string | null): Promise<void> => {
  const agent = loginId === null ? undefined : await agentOfLogin(app, loginId);
  if (!agent) return;
  const actor: Actor = { type: 'agent', agentId: agent.id, role: agent.role };
  await inTransaction(app, actor, async (unit) =>
    unit.emit({ type: 'agent.signedIn', facts: { agentId: agent.id } }),
  );
};

/** Writes that somebody was refused: when, and nothing of who it claimed to be. */
export const recordSignInFailure = (app: App): Promise<void> =>
  inTransaction(app, { type: 'system' }, async (unit) =>
    unit.emit({ type: 'agent.signInFailed', facts: {} }),
  );

export const recordLoginChange = async (
  app: App,
  holder: SessionHolder | null,
  field: 'password' | 'twoFactor' | 'passkeys',
): Promise<void> => {
  if (!holder) return;
  const { actor } = holder;
  await inTransaction(app, actor, async (unit) =>
    unit.emit({ type: 'agent.changed', facts: { agentId: actor.agentId, fields: [field] } }),
  );
};

export const signInSchema = z.object({
  position: z.number().int(),
  at: z.string(),
  outcome: z.enum(['signedIn', 'failed']),
  agentId: z.uuid().nullable(),
});

/** Who signed in and how often somebody was refused, newest first. @throws auth.forbidden */
export const listSignIns = async (
  app: App,
  actor: Actor,
  { cursor, limit }: z.infer<typeof pageQuery>,
): Promise<Page<z.infer<typeof signInSchema>>> => {
  authorise(actor, 'agents.write');
  const before = readNumberCursor(cursor);
  let rows = app.db
    .selectFrom('event')
    .select(['position', 'at', 'type', 'facts'])
    .where('type', 'in', ['agent.signedIn', 'agent.signInFailed'])
    .orderBy('position', 'desc')
    .limit(limit + 1);
  if (before !== null) rows = rows.where('position', '<', before);
  const found = await rows.execute();
  const items = found.slice(0, limit).map((row) => ({
    position: Number(row.position),
    at: row.at.toISOString(),
    outcome: row.type === 'agent.signedIn' ? ('signedIn' as const) : ('failed' as const),
    agentId: (row.facts as { agentId?: string }).agentId ?? null,
  }));
  return { items, nextCursor: found.length > limit ? String(items.at(-1)!.position) : null };
};
