import { type explainRulesBody, HiloError, type RulesExplainedDto } from '@hilo/api';
import { type Actor, judgeRules, readTrackingKey, unmetOf } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { Kinds } from '../conversations/mail-ticket.ts';
import { findTargets } from './find-targets.ts';
import { readPastMessages } from './past-messages.ts';
import { readRules } from './read-rules.ts';

/**
 * What each rule, as it stands now, would say of a ticket that is there, and why. Changes nothing. A ticket about to
 * open has neither tags nor fields of its own; the customer is as she is now. @throws auth.forbidden, resource.notFound
 */
export const explainRules = async (
  app: App,
  kinds: Kinds,
  actor: Actor,
  { ticket, on }: z.output<typeof explainRulesBody>,
): Promise<RulesExplainedDto> => {
  authorise(actor, 'rules.write');
  const rules = await readRules(app.db);
  const key = readTrackingKey(ticket);
  const one = sql`select ticket.* from ticket join customer on customer.id = ticket.customer_id
    where restricted_at is null and ${key.ok ? sql`tracking_key = ${key.key}` : sql`ticket.id::text = ${ticket.toLowerCase()}`}`;
  const [message] = await readPastMessages(app, kinds, rules, one, on === 'opened' ? 'first' : 'last');
  if (!message)
    throw new HiloError('resource.notFound', 'There is no such ticket with a message of a customer.');
  const { facts: now, ...shown } = message;
  const facts =
    on === 'message'
      ? now
      : {
          ...now,
          tags: [],
          customFields: new Map(
            [...now.customFields].map(([name, held]) =>
              name.startsWith('ticket.') ? [name, { ...held, value: null }] : [name, held],
            ),
          ),
        };
  const targets = await findTargets(
    app.db,
    rules.map(({ actions }) => actions),
  );
  const verdicts = judgeRules(rules, facts, on, targets);
  return {
    ...shown,
    items: verdicts.map((item, at) => {
      const said = verdicts.slice(0, at).flatMap(({ changes }) => changes.tags ?? []);
      const unmet =
        item.verdict === 'unmatched' ? unmetOf(rules[at]!, { ...facts, tags: [...facts.tags, ...said] }) : [];
      return { ...item, unmet };
    }),
  };
};
