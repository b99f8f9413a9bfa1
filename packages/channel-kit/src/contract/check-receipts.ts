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
  ];
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
  const news = () =>
    session.arrivals().filter((arrival): arrival is ReceiptArrival => arrival.type === 'receipt');
  const sending = await report(sent, status);
  await session.eventually(`${status} arrives`, () => news().some((receipt) => receipt.status === status));
  await sending.again();
  await session.settle();
  const told = news().filter((receipt) => receipt.status === status);
  assert.equal(new Set(told.map((receipt) => receipt.externalId)).size, 1, 'externalIds of one receipt');
  const names = [externalId, ...refs, delivery.ownRef];
  const others = new Set([other.ownRef]);
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
