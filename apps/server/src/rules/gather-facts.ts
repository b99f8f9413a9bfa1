import type { Capabilities, MessageArrival } from '@hilo/channel-kit';
import {
  type FieldType,
  guessLanguage,
  type HeldField,
  type Rule,
  type RuleCapability,
  type RuleFacts,
} from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { readManyFieldValues } from '../fields/field-values.ts';

/** What rules ask about a message. What none of them asks is not looked up. */
export const gatherFacts = async (
  unit: Unit,
  rules: readonly Rule[],
  arrival: MessageArrival,
  about: {
    channel: Pick<ArrivalChannel, 'id' | 'capabilities'>;
    customerId: string;
    /** Null while it is about to open: then it holds nothing yet. */
    ticketId: string | null;
    tags: string[];
  },
): Promise<RuleFacts> => {
  const asked = askedBy(rules);
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
    channelId: about.channel.id,
    language: asked.has('language')
      ? languageOf(customer?.locale, `${arrival.subject ?? ''}\n${arrival.text}`)
      : null,
    organisationId: customer?.organisationId ?? null,
    capabilities: capabilitiesOf(about.channel.capabilities),
    customFields: asked.has('customField')
      ? (await readHeldFields(unit.trx, [about]))(about)
      : new Map<string, HeldField>(),
  };
};

export const askedBy = (rules: readonly Pick<Rule, 'conditions'>[]): ReadonlySet<string> =>
  new Set(rules.flatMap(({ conditions }) => conditions.map(({ field }) => field)));

/** None where the channel is not known any more, or what came was brought in from elsewhere. */
export const capabilitiesOf = (
  known: Pick<Capabilities, 'liveness' | 'audience' | 'medium'> | undefined,
): RuleCapability[] => (known ? [known.liveness, known.audience, known.medium] : []);

type Whose = { ticketId: string | null; customerId: string };

/** What the custom fields of many tickets and of their customers hold, read at once. */
export const readHeldFields = async (
  db: Kysely<DB>,
  of: readonly Whose[],
): Promise<(whose: Whose) => ReadonlyMap<string, HeldField>> => {
  const { rows: fields } = await sql<{ subject: 'ticket' | 'customer'; key: string; type: FieldType }>`
    select subject, key, type from field where archived_at is null`.execute(db);
  const ticketIds = of.flatMap(({ ticketId }) => ticketId ?? []);
  const held = {
    ticket: await readManyFieldValues(db, 'ticket', ticketIds),
    customer: await readManyFieldValues(db, 'customer', [...new Set(of.map(({ customerId }) => customerId))]),
  };
  return ({ ticketId, customerId }) =>
    new Map(
      fields.map(({ subject, key, type }) => {
        const value = held[subject].get(subject === 'ticket' ? (ticketId ?? '') : customerId)?.[key];
        return [`${subject}.${key}`, { type, value: value ?? null }];
      }),
    );
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
