import { type changeMeBody, HiloError, type MeDto } from '@hilo/api';
import { type Actor, isAllowed, permissionNames } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import type { AgentActor } from '../auth/sessions.ts';
import { readRecord } from '../demo/demo-record.ts';
import { lastPosition } from '../live/event-feed.ts';
import { requireTimeZone } from '../settings/organisation.ts';
import { presentAgent, readAgent } from './present-agent.ts';

/** @throws auth.forbidden for a program: it has no signature, theme or language */
export const requireAgent = (actor: Actor): AgentActor => {
  if (actor.type !== 'agent')
    throw new HiloError('auth.forbidden', 'This belongs to agents who sign in, not to an API key.');
  return actor;
};

/** The signed-in agent: what the desk needs at once. @throws auth.forbidden */
export const readMe = async (app: App, actor: Actor): Promise<MeDto> => {
  const agent = requireAgent(actor);
  const position = await lastPosition(app.db);
  const [row, examples] = await Promise.all([readAgent(app, agent.agentId), readRecord(app.db)]);
  return {
    position,
    ...presentAgent(row),
    locale: row.locale,
    timeZone: row.timeZone,
    theme: row.theme,
    signature: row.signature,
    listColumns: row.listColumns,
    permissions: permissionNames.filter((permission) => isAllowed(agent, permission)),
    hasExamples: examples?.loadedAt != null,
  };
};

/** What is omitted stays. @throws auth.forbidden, request.invalid for an unknown time zone */
export const changeMe = async (
  app: App,
  actor: Actor,
  changes: z.output<typeof changeMeBody>,
): Promise<MeDto> => {
  const { agentId } = requireAgent(actor);
  if (changes.timeZone !== undefined) requireTimeZone(changes.timeZone);
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const fields = Object.keys(set);
  if (fields.length > 0)
    await inTransaction(app, actor, async (unit) => {
      // An empty alias means none: customers then read the agent's own name.
      if (set.alias === '') set.alias = null;
      await unit.trx.updateTable('agent').set(set).where('id', '=', agentId).execute();
      unit.emit({ type: 'agent.changed', facts: { agentId, fields } });
    });
  return readMe(app, actor);
};
