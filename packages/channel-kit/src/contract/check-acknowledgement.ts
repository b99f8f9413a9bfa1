import assert from 'node:assert/strict';
import { messagesOf, readFixtures } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import type { ContractSubject } from './subject.ts';

/** The provider hears "received" after the commit and never before; a cursor moves in that commit. */
export const acknowledgementChecks = (subject: ContractSubject): Check[] => {
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'acknowledgement',
    title,
    run: () => withSession(subject, work),
  });
  if (subject.arrivals === 'none') return [];
  const steady = check('the store does not grow with what arrives', async (session) => {
    const { fixture } = await session.hear();
    await session.settle();
    const before = Object.keys(session.harness.store.entries()).length;
    for (let twin = 1; twin <= 3; twin += 1) {
      await session.world.sendTwin(fixture);
      await session.eventually('the twin arrives', () => session.arrivals().length > twin);
    }
    await session.settle();
    assert.equal(Object.keys(session.harness.store.entries()).length, before, 'entries of the store');
  });
  if (subject.arrivals === 'polled') return [...polledChecks(check), steady];

  const batch = readFixtures(subject.fixtures).find(
    ({ expected }) => Array.isArray(expected) && expected.length > 1,
  );
  return [
    steady,
    check('nothing is acknowledged before it is stored', async (session) => {
      const { receiving } = session.harness;
      receiving.hold();
      const sending = await session.world.send(firstMessage(session));
      await session.eventually('it is handed over', () => receiving.calls() > 0);
      await session.settle();
      assert.equal(sending.verdict(), 'pending', 'the provider heard an answer before the commit');
      receiving.release();
      await session.eventually('it is acknowledged after the commit', () => sending.verdict() === 'received');
    }),
    check('what was not stored is not acknowledged, and arrives when it is sent again', async (session) => {
      const { receiving } = session.harness;
      receiving.reject();
      const sending = await session.world.send(firstMessage(session));
      await session.eventually('the provider hears an answer', () => sending.verdict() !== 'pending');
      assert.equal(sending.verdict(), 'refused', 'acknowledged, although nothing was stored');
      receiving.accept();
      const second = await sending.again();
      await session.eventually('the second try is acknowledged', () => second.verdict() === 'received');
      assert.equal(session.arrivals().length, 1);
    }),
    ...(batch
      ? [
          check('of several at once, all are stored before any is acknowledged', async (session) => {
            const { receiving } = session.harness;
            const expected = Array.isArray(batch.expected) ? batch.expected.length : 0;
            receiving.reject(expected - 1);
            const sending = await session.world.send(batch);
            await session.eventually('the provider hears an answer', () => sending.verdict() !== 'pending');
            assert.equal(sending.verdict(), 'refused', 'acknowledged, although the last was not stored');
            receiving.accept();
            const second = await sending.again();
            await session.eventually('the second try is acknowledged', () => second.verdict() === 'received');
            const ids = new Set(session.arrivals().map(({ externalId }) => externalId));
            assert.equal(ids.size, expected);
          }),
        ]
      : []),
  ];
};

type MakeCheck = (title: string, work: (session: Session) => Promise<void>) => Check;

const polledChecks = (check: MakeCheck): Check[] => [
  check('the cursor moves in the commit of the arrival and by nothing else', async (session) => {
    const { receiving, store } = session.harness;
    // A first one, so that what a channel notes down once, when it connects, is there already.
    const { fixture } = await session.hear();
    await session.settle();
    const before = store.entries();
    receiving.hold();
    await session.world.sendTwin(fixture);
    await session.eventually('it is handed over', () => receiving.calls() > 1);
    await session.settle();
    assert.deepEqual(store.entries(), before, 'the store changed before the commit');
    receiving.release();
    await session.eventually('it is committed', () => session.arrivals().length > 1);
    await session.settle();
    const after = store.entries();
    assert.notDeepEqual(after, before, 'nothing remembers what was fetched');
    const changed = Object.keys(after).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    );
    const set = new Set(receiving.committed.flatMap((committed) => Object.keys(committed.set)));
    assert.deepEqual(
      changed.filter((key) => !set.has(key)),
      [],
      'written apart from the arrival',
    );
  }),
  check('what was not stored is fetched again, and the cursor waits for it', async (session) => {
    const { receiving, store } = session.harness;
    const { fixture } = await session.hear();
    await session.settle();
    const before = store.entries();
    receiving.reject();
    await session.world.sendTwin(fixture);
    await session.eventually('it is handed over', () => receiving.calls() > 1);
    await session.settle();
    assert.deepEqual(store.entries(), before, 'the store changed, although nothing was stored');
    receiving.accept();
    await session.eventually('it arrives after all', () => session.arrivals().length > 1);
  }),
  check('a new start goes on where the last commit ended', async (session) => {
    const { fixture } = await session.hear();
    await session.settle();
    const calls = session.harness.receiving.calls();
    await session.restart();
    await session.settle();
    assert.equal(session.harness.receiving.calls(), calls, 'fetched again, although it was committed');
    await session.world.sendTwin(fixture);
    await session.eventually('the next one arrives', () => messagesOf(session.arrivals()).length === 2);
  }),
  check(
    'a poller runs under a lease, stops when it is lost, and goes on when it is back',
    async (session) => {
      const { leases, receiving } = session.harness;
      const { fixture } = await session.hear();
      assert.ok(leases.names().length > 0, 'polls without a lease');
      leases.lose();
      await session.eventually('the work ends', () => leases.running() === 0);
      const calls = receiving.calls();
      await session.world.sendTwin(fixture);
      await session.settle();
      assert.equal(receiving.calls(), calls, 'polls without holding the lease');
      leases.grant();
      await session.eventually(
        'it arrives with the lease',
        () => messagesOf(session.arrivals()).length === 2,
      );
      assert.deepEqual(leases.failures, [], 'a work ended by throwing');
    },
  ),
  check('a poller outlives a provider that was away', async (session) => {
    await session.world.failNext('drop-before-accept');
    await session.settle();
    const { clock } = session.harness;
    await session.eventually('it pauses before it asks again', () => clock.pending() > 0);
    await session.world.mend();
    await session.hear();
    assert.deepEqual(session.harness.leases.failures, [], 'a work ended by throwing');
  }),
];

const firstMessage = (session: Session) => {
  const found = session.fixtures.find(
    ({ expected }) => Array.isArray(expected) && expected.length === 1 && expected[0]?.type === 'message',
  );
  return found ?? assert.fail('a fixture of one message is missing');
};
