import assert from 'node:assert/strict';
import { answerable, assertArrivals, messagesOf, readFixtures } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import type { ContractSubject, Fixture } from './subject.ts';

/** What comes in is translated whole, once, and under a name that is always the same. */
export const arrivalChecks = (subject: ContractSubject): Check[] => {
  if (subject.arrivals === 'none') return [];
  const { threading } = subject.manifest.capabilities;
  const isPushed = subject.arrivals !== 'polled';
  const fixtures = readFixtures(subject.fixtures);
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'arrivals',
    title,
    run: () => withSession(subject, work),
  });

  const translates = (fixture: Fixture) =>
    check(`fixture ${fixture.name} gives what its expectation says`, async (session) => {
      const sending = await session.world.send(fixture);
      const { expected } = fixture;
      if (!Array.isArray(expected)) {
        assert.ok(isPushed, 'what is polled cannot be refused: it arrives as unreadable');
        await session.eventually('the provider hears a refusal', () => sending.verdict() === 'refused');
        assert.equal(session.harness.receiving.calls(), 0, 'handed over, although refused');
        const codes = session.harness.routes.failures.map((error) => (error as { code?: unknown }).code);
        assert.ok(codes.length === 0 || codes.includes(expected.refused), `refused with ${codes.join()}`);
        return;
      }
      await session.eventually('all of it arrives', () => session.arrivals().length >= expected.length);
      if (isPushed) await session.eventually('it is acknowledged', () => sending.verdict() === 'received');
      await session.settle();
      assertArrivals(session.arrivals(), expected, fixture.name);
      for (const message of messagesOf(session.arrivals())) assertClaims(message, threading);
    });

  return [
    {
      group: 'arrivals',
      title: 'there are fixtures of two customers, of several lines, and of something that cannot be read',
      run: async () => {
        assert.ok(answerable(fixtures).length >= 2, 'two fixtures of one message of a customer');
        const isLong = ({ expected }: Fixture) =>
          Array.isArray(expected) && messagesOf(expected).some(({ text }) => /\S\n+\S/.test(text));
        assert.ok(fixtures.some(isLong), 'a fixture whose text has several lines');
        const isOdd = ({ expected }: Fixture) =>
          !Array.isArray(expected) || expected.some(({ type }) => type === 'unreadable');
        assert.ok(fixtures.some(isOdd), 'a fixture that is refused or arrives as unreadable');
      },
    },
    ...fixtures.map(translates),
    check('the same arrival twice is one externalId, also after a new start', async (session) => {
      const { sending } = await session.hear();
      const repeated = await sending.again();
      if (isPushed)
        await session.eventually('the repeat is acknowledged', () => repeated.verdict() === 'received');
      else await session.settle();
      await session.restart();
      const late = await repeated.again();
      if (isPushed) await session.eventually('the late repeat too', () => late.verdict() === 'received');
      else await session.settle();
      const ids = new Set(session.arrivals().map(({ externalId }) => externalId));
      assert.equal(ids.size, 1, 'externalIds of one arrival');
      assert.ok(
        !isPushed || session.arrivals().length === 3,
        'a repeat is handed over, and known as a duplicate',
      );
    }),
    check('the same words in another message are another externalId', async (session) => {
      const { message, fixture } = await session.hear();
      await session.world.sendTwin(fixture);
      await session.eventually('the twin arrives', () => session.arrivals().length >= 2);
      const twin = messagesOf(session.arrivals())[1];
      assert.equal(twin?.text, message.text);
      assert.notEqual(twin?.externalId, message.externalId);
    }),
    check('files that arrive are in the file store, whole', async (session) => {
      for (const fixture of fixtures) if (Array.isArray(fixture.expected)) await session.world.send(fixture);
      const expected = fixtures.flatMap((fixture) =>
        Array.isArray(fixture.expected) ? fixture.expected : [],
      );
      await session.eventually('all fixtures arrive', () => session.arrivals().length >= expected.length);
      const { blobs } = session.harness;
      for (const arrival of session.arrivals()) {
        const refs = [
          ...('raw' in arrival && arrival.raw ? [arrival.raw] : []),
          ...(arrival.type === 'message' ? arrival.files.map(({ blob }) => blob) : []),
        ];
        for (const ref of refs)
          assert.equal((await blobs.get(ref.id)).byteLength, ref.size, 'size of a file');
      }
      const ids = session.arrivals().map(({ externalId }) => externalId);
      assert.equal(new Set(ids).size, ids.length, 'two arrivals share an externalId');
    }),
  ];
};

const assertClaims = (
  message: {
    thread: { ownRef: string | null; nativeThread: string | null; refs: string[] };
    direction: string;
  },
  threading: 'native' | 'reference' | 'none',
): void => {
  const { ownRef, nativeThread, refs } = message.thread;
  if (threading === 'native') assert.ok(nativeThread, 'threading is native, and a message has no thread');
  else assert.equal(nativeThread, null, 'a native thread, although threading is not native');
  if (threading === 'reference') assert.ok(ownRef, 'threading is reference, and a message has no name');
  if (threading === 'none') assert.deepEqual(refs, [], 'references, although threading is none');
};
