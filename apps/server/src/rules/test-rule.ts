import type { RuleTestDto } from '@hilo/api';
import { type Actor, matchRule, type Rule } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { Kinds } from '../conversations/mail-ticket.ts';
import { readPastMessages } from './past-messages.ts';

const most = 200;

/**
 * Which of the newest tickets a rule would have matched by their first message, and by which of its words. Changes
 * nothing. Tags and custom fields are those that a ticket has now. @throws auth.forbidden
 */
export const testRule = async (
  app: App,
  kinds: Kinds,
  actor: Actor,
  rule: Pick<Rule, 'match' | 'conditions'>,
): Promise<RuleTestDto> => {
  authorise(actor, 'rules.write');
  const newest = sql`select ticket.* from ticket join customer on customer.id = ticket.customer_id
    where ticket.merged_into is null and restricted_at is null
    order by last_message_at desc, ticket.id desc limit ${most}`;
  const messages = await readPastMessages(app, kinds, [rule], newest, 'first');
  const items = messages.flatMap(({ facts, ...ticket }) => {
    const reasons = matchRule(rule, facts);
    return reasons === null ? [] : [{ ...ticket, reasons }];
  });
  return { tested: messages.length, items };
};
