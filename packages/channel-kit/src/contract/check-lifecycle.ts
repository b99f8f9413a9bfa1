import assert from 'node:assert/strict';
import { leftHandles, steadyHandles } from './count-handles.ts';
import { answerable } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, handsOver } from './subject.ts';

/** Open, abort, close, in any order and number: it ends soon and leaves nothing behind. */
export const lifecycleChecks = (subject: ContractSubject): Check[] => {
  const delivers = handsOver(subject);
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'lifecycle',
    title,
    run: () => withSession(subject, work, { isOpen: false }),
  });
  const leavesNothing = (title: string, end: (session: Session) => Promise<void>) =>
    check(title, async (session) => {
      // Once unmeasured: what a module keeps for good after its first use is no leak.
      await oneLife(session, end);
      const before = await steadyHandles();
      // Three times, so that something else which ends meanwhile cannot make up for a leak.
      for (let life = 0; life < 3; life += 1) await oneLife(session, end);
      assert.deepEqual(await leftHandles(before, session.patienceMs), [], 'handles that outlive close');
      assert.equal(session.harness.clock.pending(), 0, 'sleeps that outlive close');
    });
  return [
    leavesNothing('open, work, close leaves no handle', (session) => session.close()),
    leavesNothing('open, work, abort, close twice leaves no handle', async (session) => {
      session.harness.abort();
      await session.close();
      await session.close();
    }),
    check('two closes at once end both', async (session) => {
      await session.open();
      await session.within('both closes', Promise.all([session.close(), session.close()]));
    }),
    ...(subject.arrivals === 'none'
      ? []
      : [
          check('close ends also while an arrival waits for its commit', async (session) => {
            await session.open();
            session.harness.receiving.hold();
            const [fixture] = answerable(session.fixtures);
            assert.ok(fixture);
            await session.world.send(fixture);
            await session.eventually('it is handed over', () => session.harness.receiving.calls() > 0);
            session.harness.abort();
            await session.close();
            assert.deepEqual(session.arrivals(), []);
          }),
        ]),
    ...(subject.arrivals === 'none'
      ? []
      : [
          check('what comes after close is neither taken nor acknowledged', async (session) => {
            await session.open();
            await session.close();
            const [fixture] = answerable(session.fixtures);
            assert.ok(fixture);
            const sending = await session.world.send(fixture).catch(() => null);
            await session.settle();
            assert.equal(session.harness.receiving.calls(), 0, 'handed over after close');
            assert.notEqual(sending?.verdict(), 'received', 'acknowledged after close');
          }),
        ]),
    ...(delivers
      ? [
          check('close ends also while a delivery waits for its answer', async (session) => {
            await session.open();
            const before = await steadyHandles();
            const delivery = await session.draftAnswer();
            await session.world.failNext('hang');
            const refusal = session.refusal(delivery);
            refusal.catch(() => {});
            await session.eventually(
              'the provider is asked',
              async () => (await session.world.attempts()) === 1,
            );
            await session.close();
            await refusal;
            assert.deepEqual(await leftHandles(before, session.patienceMs), [], 'handles that outlive close');
          }),
        ]
      : []),
    ...(delivers || subject.arrivals === 'polled'
      ? [
          check(
            'opened while the provider is away: a ChannelError at most, and it works when that is back',
            async (session) => {
              await session.world.failNext('drop-before-accept');
              const isOpen = await session.open().then(
                () => true,
                () => false,
              );
              await session.world.mend();
              if (!isOpen) await session.open();
              if (delivers) await session.deliver(await session.draftAnswer());
              else await session.hear();
            },
          ),
        ]
      : []),
  ];
};

/** Opens, hears, answers and probes as far as the channel can, then ends it as told. */
const oneLife = async (session: Session, end: (session: Session) => Promise<void>): Promise<void> => {
  await session.open();
  if (session.subject.arrivals !== 'none') {
    const known = session.arrivals().length;
    const [fixture] = answerable(session.fixtures);
    assert.ok(fixture);
    await session.world.sendTwin(fixture);
    await session.eventually('it arrives', () => session.arrivals().length > known);
  }
  if (handsOver(session.subject)) {
    const message = session.arrivals().find((arrival) => arrival.type === 'message') ?? null;
    await session.deliver(session.draft(message));
  }
  await session.probe();
  await end(session);
};
