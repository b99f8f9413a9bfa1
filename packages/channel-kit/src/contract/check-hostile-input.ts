import assert from 'node:assert/strict';
import { answerable, assertArrivals, readFixtures } from './fixtures.ts';
import type { Check } from './runner.ts';
import { type Session, withSession } from './session.ts';
import type { ContractSubject, Fixture } from './subject.ts';

/** Whatever the wire brings: refused with a type or kept in sight; never dropped, never the end of the channel. */
export const hostileInputChecks = (subject: ContractSubject): Check[] => {
  if (subject.arrivals === 'none') return [];
  const fixture = answerable(readFixtures(subject.fixtures))[0];
  if (!fixture) return [];
  const check = (title: string, work: (session: Session) => Promise<void>): Check => ({
    group: 'hostile input',
    title,
    run: () => withSession(subject, work),
  });
  const isPushed = subject.arrivals !== 'polled';
  const malformed = Object.entries(malformedBytes(fixture.bytes)).map(([what, bytes]) =>
    check(`${what}: a typed refusal or something in sight, and the channel goes on`, async (session) => {
      const { receiving, store } = session.harness;
      const before = JSON.stringify(store.entries());
      const sending = await session.world.sendBytes(bytes);
      if (isPushed)
        await session.eventually('the provider hears an answer', () => sending.verdict() !== 'pending');
      else await session.settle();
      const isCounted = isPushed
        ? sending.verdict() === 'received'
        : JSON.stringify(store.entries()) !== before;
      if (isCounted) assert.ok(receiving.committed.length > 0, 'acknowledged and dropped');
      const known = session.arrivals().length;
      await session.world.send(fixture);
      await session.eventually('the next arrival comes in', () => session.arrivals().length > known);
      const failures = session.harness.leases.failures;
      assert.deepEqual(failures, [], 'a work ended by throwing');
    }),
  );
  return [...malformed, ...(subject.arrivals === 'signed' ? signedChecks(check, fixture) : [])];
};

const signedChecks = (
  check: (title: string, work: (session: Session) => Promise<void>) => Check,
  fixture: Fixture,
): Check[] => {
  const forgeries = (['unsigned', 'wrong-key', 'changed-body'] as const).map((how) =>
    check(`${how}: refused, and nothing is handed over`, async (session) => {
      assert.ok(session.world.forge, 'arrivals are signed, and the world has no forge');
      const sending = await session.world.forge(fixture, how);
      await session.eventually('the provider hears an answer', () => sending.verdict() !== 'pending');
      assert.equal(sending.verdict(), 'refused');
      assert.equal(session.harness.receiving.calls(), 0, 'a forgery was handed over');
    }),
  );
  for (const day of ['yesterday', 'tomorrow'] as const)
    forgeries.push(
      check(`a proof of ${day}: refused, and nothing is handed over`, async (session) => {
        assert.ok(session.world.replay, 'arrivals are signed, and the world has no replay');
        const sending = await session.world.replay(fixture, day);
        if (sending === null) return;
        await session.eventually('the provider hears an answer', () => sending.verdict() !== 'pending');
        assert.equal(sending.verdict(), 'refused');
        assert.equal(session.harness.receiving.calls(), 0, 'a replay was handed over');
      }),
    );
  if (!fixture.name.endsWith('.json') || !Array.isArray(fixture.expected)) return forgeries;
  const expected = fixture.expected;
  const says = (title: string, write: (json: unknown) => string) =>
    check(title, async (session) => {
      const json: unknown = JSON.parse(Buffer.from(fixture.bytes).toString('utf8'));
      const sending = await session.world.sendBytes(Buffer.from(write(json)));
      await session.eventually('it is acknowledged', () => sending.verdict() === 'received');
      const arrivals = session.arrivals().map((arrival) => ({ ...arrival, raw: null }));
      const same = expected.map((arrival) => ({ ...arrival, raw: null }));
      assertArrivals(arrivals as never, same, 'the same content in other bytes');
    });
  return [
    ...forgeries,
    says('the signature counts for the bytes as they came, not for the same JSON written anew', respelled),
    says('fields that nobody knows do no harm', (json) =>
      JSON.stringify({ ...(json as object), fieldOfTomorrow: { ñ: [1] } }),
    ),
  ];
};

/** The same JSON with other blanks and with every letter outside ASCII as an escape. */
const respelled = (json: unknown): string =>
  JSON.stringify(json, null, 3).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const malformedBytes = (good: Uint8Array): Record<string, Uint8Array> => ({
  'no bytes at all': new Uint8Array(),
  'half of a message': good.slice(0, Math.floor(good.byteLength / 2)),
  'a message and a brace too many': Buffer.concat([good, Buffer.from('}')]),
  'JSON of another sort': Buffer.from('[null, 7, {"events": "no"}]'),
  'nested a thousand deep': Buffer.from('['.repeat(1000) + ']'.repeat(1000)),
  'bytes that are not text': noise(4096),
});

/** The same noise in every run: a linear congruential generator with the constants of Numerical Recipes. */
const noise = (length: number): Uint8Array => {
  let state = 20260302;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
};
