import type { MessageArrival } from '@hilo/channel-kit';
import { guessLanguage, type Rule, type RuleFacts } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';

/** What rules ask about a message. What none of them asks is not looked up. */
export const gatherFacts = async (
  unit: Unit,
  rules: readonly Rule[],
  arrival: MessageArrival,
  about: { channelId: string; customerId: string; tags: string[] },
): Promise<RuleFacts> => {
  const asked = new Set(rules.flatMap(({ conditions }) => conditions.map(({ field }) => field)));
  const customer =
    asked.has('language') || asked.has('organisation')
      ? await readCustomer(unit, about.customerId)
      : undefined;
  return {
    sender: arrival.from.value,
    recipients: [...arrival.to, ...arrival.cc].map(({ value }) => value),
    subject: arrival.subject ?? '',
    text: arrival.text,
    tags: about.tags,
    channelId: about.channelId,
    language: asked.has('language')
      ? languageOf(customer?.locale, `${arrival.subject ?? ''}\n${arrival.text}`)
      : null,
    organisationId: customer?.organisationId ?? null,
  };
};

/** What the words look like comes first: who is set down as Spanish may still write in English. */
export const languageOf = (locale: string | null | undefined, words: string): string | null =>
  guessLanguage(words) ?? locale?.slice(0, 2).toLowerCase() ?? null;

const readCustomer = (unit: Unit, id: string) =>
  unit.trx
    .selectFrom('customer')
    .select(['locale', 'organisationId'])
    .where('id', '=', id)
    .executeTakeFirst();
