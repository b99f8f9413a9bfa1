import type { Actor } from '@hilo/core';
import { changeCustomer, createCustomer } from '../customers/write-customer.ts';
import type { DemoRecord } from './demo-record.ts';
import type { PastApp } from './load-demo.ts';
import { addressOf, organisation, people, type StoryPerson } from './story-people.ts';
import { momentOf } from './story-shape.ts';

type Identity = { kind: string; value: string };

/** The made-up visitor that a person is in the chat. */
export const visitorOf = (name: string): string => `demo-${name}`;

/**
 * Makes the customers of the examples with their identities, and the organisation of two of them. Who stayed from an
 * earlier time, since somebody worked with their ticket, is left as they are.
 * @returns who was made
 */
export const createPeople = async (
  app: PastApp,
  actor: Actor,
  visitorKind: string,
  record: DemoRecord,
  keep: () => Promise<void>,
): Promise<ReadonlySet<string>> => {
  const there = new Set<string>();
  app.setTime(momentOf('22d 09:00', app.now()));
  const made = async (body: Parameters<typeof createCustomer>[2]): Promise<string> => {
    const id = await createCustomer(app, actor, body);
    record.customerIds.push(id);
    await keep();
    return id;
  };
  let hotelId: string | null = null;
  for (const [key, person] of Object.entries(people)) {
    const identities = await notYetKnown(app, identitiesOf(key, person, visitorKind));
    if (!identities.some(({ kind }) => kind === 'mailAddress')) continue;
    const { name, about = '', locale } = person;
    there.add(key);
    const id = await made({ name, about, locale, isOrganisation: false, identities });
    if (person.organisation) {
      hotelId ??= await made({ ...organisation, isOrganisation: true, locale: 'es', identities: [] });
      await changeCustomer(app, actor, id, { organisationId: hotelId });
    }
  }
  return there;
};

const identitiesOf = (key: string, person: StoryPerson, visitorKind: string): Identity[] => [
  { kind: 'mailAddress', value: addressOf(person) },
  { kind: visitorKind, value: visitorOf(key) },
  ...(person.phone ? [{ kind: 'phone', value: person.phone }] : []),
];

const notYetKnown = async (app: PastApp, identities: Identity[]): Promise<Identity[]> => {
  const known = await app.db
    .selectFrom('identity')
    .select(['kind', 'value'])
    .where((where) => where.or(identities.map(({ kind, value }) => where.and({ kind, value }))))
    .execute();
  return identities.filter(
    (one) => !known.some(({ kind, value }) => kind === one.kind && value === one.value),
  );
};
