import assert from 'node:assert/strict';
import type { ProbeResult } from '../adapter.ts';
import { secretNames } from '../settings.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import { type ContractSubject, type FailureKind, handsOver } from './subject.ts';

/** The Test button: looks, changes nothing, and names the step that failed. */
export const probeChecks = (subject: ContractSubject): Check[] => {
  const { outbound } = subject.manifest.capabilities;
  const asksProvider = handsOver(subject) || subject.arrivals === 'polled';
  const hasCredentials = asksProvider && secretNames(subject.adapter.settings).length > 0;
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'probe',
    title,
    run: () => withSession(subject, work),
  });
  const names = (title: string, kind: FailureKind, code: string) =>
    check(title, async (session) => {
      await session.world.failNext(kind);
      const result = await probe(session);
      assert.equal(result.ok, false, 'all is well, it says');
      const failed = result.steps.find(({ ok }) => !ok);
      assert.equal(failed?.code, code, `the code of the step ${failed?.step}`);
    });
  return [
    check('a probe of a good channel is well, step by step, and changes nothing', async (session) => {
      if (subject.arrivals !== 'none') await session.hear();
      await session.settle();
      const picture = async () => ({
        store: session.harness.store.entries(),
        calls: session.harness.receiving.calls(),
        sent: outbound ? (await session.world.sentMessages()).length : 0,
        attempts: outbound ? await session.world.attempts() : 0,
      });
      const before = await picture();
      const result = await probe(session);
      const failed = result.steps.find(({ ok }) => !ok);
      assert.equal(failed, undefined, `the step ${failed?.step} failed with ${failed?.code}`);
      assert.equal(result.ok, true);
      await session.settle();
      assert.deepEqual(await picture(), before, 'the probe changed something');
    }),
    ...(hasCredentials ? [names('refused credentials are named', 'auth', 'auth')] : []),
    ...(asksProvider
      ? [
          names('a provider that is not there is named', 'drop-before-accept', 'transient'),
          check('a probe ends when the caller says so', async (session) => {
            const result = await probe(session, AbortSignal.abort());
            assert.equal(result.ok, false);
          }),
        ]
      : []),
  ];
};

const probe = async (session: Session, signal = new AbortController().signal): Promise<ProbeResult> => {
  const result = await session.probe(signal);
  assert.ok(result.steps.length > 0, 'a probe without steps');
  const steps = result.steps.map(({ step }) => step);
  assert.equal(new Set(steps).size, steps.length, 'two steps of one name');
  assert.equal(
    result.ok,
    result.steps.every(({ ok }) => ok),
    'ok is not what the steps say',
  );
  for (const { ok, code, step } of result.steps)
    assert.equal(code === null, ok, `the code of the step ${step}`);
  const words = JSON.stringify(result);
  for (const name of secretNames(session.subject.adapter.settings)) {
    const value = session.world.settings[name];
    if (typeof value === 'string') assert.equal(words.includes(value), false, `${name} is in the result`);
  }
  return result;
};
