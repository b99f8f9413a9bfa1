import assert from 'node:assert/strict';
import type { ReceiptArrival } from '../arrival.ts';
import { readFixtures } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

const grades: readonly string[] = ['none', 'sent', 'delivered', 'read'];
const statuses = ['sent', 'delivered', 'read'] as const;

/** News of our messages: every state up to the grade, none beyond it, each about the right message. */
export const receiptChecks = (subject: ContractSubject): Check[] => {
  const { outbound, receipts } = subject.manifest.capabilities;
  const reach = grades.indexOf(receipts);
  const check = (title: string, run: () => Promise<void>): Check => ({
    group: `receipts: ${receipts}`,
    title,
    run,
  });
  const beyond = check('nothing is reported beyond what is declared', async () => {
    const fixtures = subject.arrivals === 'none' ? [] : readFixtures(subject.fixtures);
    for (const { name, expected } of fixtures) {
      for (const arrival of Array.isArray(expected) ? expected : []) {
        if (arrival.type !== 'receipt') continue;
        const rank = grades.indexOf(arrival.status);
        assert.ok(rank <= reach, `${name}: ${arrival.status}, although receipts are ${receipts}`);
      }
    }
    if (handsOver(subject) && reach < grades.indexOf('delivered')) {
      await withSession(subject, async (session) => {
        assert.equal((await session.deliver(await session.draftAnswer())).status, 'sent');
      });
    }
  });
  if (!outbound || reach === 0 || !handsOver(subject)) return [beyond];
  return [
    beyond,
    ...statuses
      .slice(0, reach)
      .map((status) =>
        check(`${status} is told once, about the right message`, () =>
          withSession(subject, (session) => hearsOf(session, status)),
        ),
      ),
    ...(reach < 2
      ? []
      : [
          check('what becomes of a message is told state by state, each under a name of its own', () =>
            withSession(subject, (session) => hearsInTurn(session, statuses.slice(0, reach))),
          ),
        ]),
  ];
};

const newsOf = (session: Session): ReceiptArrival[] =>
  session.arrivals().filter((arrival): arrival is ReceiptArrival => arrival.type === 'receipt');

/** A state under the name of the one before it would be taken for a repeat, and nobody would see it. */
const hearsInTurn = async (session: Session, states: readonly (typeof statuses)[number][]): Promise<void> => {
  await session.deliver(await session.draftAnswer());
  const [sent] = await session.world.sentMessages();
  const { report } = session.world;
  assert.ok(report && sent, 'receipts are declared, and the world has no report');
  for (const state of states) {
    await report(sent, state);
    await session.eventually(`${state} arrives`, () =>
      newsOf(session).some(({ status }) => status === state),
    );
  }
  const names = new Set(newsOf(session).map(({ externalId }) => externalId));
  assert.equal(names.size, newsOf(session).length, 'two states share an externalId');
};

const hearsOf = async (session: Session, status: (typeof statuses)[number]): Promise<void> => {
  const other = await session.draftAnswer();
  await session.deliver(other);
  const message = session.arrivals().find((arrival) => arrival.type === 'message') ?? null;
  const delivery = session.draft(message);
  const { externalId, refs } = await session.deliver(delivery);
  const { report } = session.world;
  assert.ok(report, 'receipts are declared, and the world has no report');
  const sent = (await session.world.sentMessages()).at(-1);
  assert.ok(sent);
  const sending = await report(sent, status);
  await session.eventually(`${status} arrives`, () =>
    newsOf(session).some((receipt) => receipt.status === status),
  );
  await sending.again();
  await session.settle();
  const told = newsOf(session).filter((receipt) => receipt.status === status);
  assert.equal(new Set(told.map((receipt) => receipt.externalId)).size, 1, 'externalIds of one receipt');
  const names = [externalId, ...refs, delivery.ownRef];
  const others = new Set([other.ownRef]);
  assert.ok(
    told.every(({ isHard }) => !isHard),
    'a state that is no failure marks an address as dead',
  );
  for (const { aboutRefs } of told) {
    assert.ok(
      aboutRefs.some((ref) => names.includes(ref)),
      'about a message that nobody sent',
    );
    assert.equal(
      aboutRefs.some((ref) => others.has(ref)),
      false,
      'about another message',
    );
  }
};
