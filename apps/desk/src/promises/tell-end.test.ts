import { expect, test } from 'vitest';
import { pastMessages } from './pastMessages.ts';
import { sampleClock } from './sample-clock.fixture.ts';
import { endOf, endReasons, whyEnded } from './tell-end.ts';

const t = ((name: keyof (typeof pastMessages)['es']) => pastMessages.es[name]) as Parameters<
  typeof whyEnded
>[1];
const ended = (more: object) => sampleClock({ endedAt: '2027-02-01T09:00:00.000Z', ...more });

test.each([
  ['met', { state: 'met', endReason: 'answered' }],
  ['late', { state: 'breached', breachedAt: '2027-01-31T09:00:00.000Z', endReason: 'answered' }],
  // A message stands beside it, and did not answer it.
  [
    'breached',
    {
      kind: 'legal',
      state: 'breached',
      breachedAt: '2027-01-31T09:00:00.000Z',
      endReason: 'givenUp',
      metByMessageId: 'm1',
    },
  ],
  [
    'late',
    { kind: 'legal', state: 'breached', breachedAt: '2027-01-31T09:00:00.000Z', endReason: 'resolved' },
  ],
  [
    'breached',
    { kind: 'firstAnswer', state: 'breached', breachedAt: '2027-01-31T09:00:00.000Z', endReason: 'resolved' },
  ],
  ['extended', { state: 'superseded', endReason: 'extended' }],
  ['superseded', { state: 'superseded', endReason: 'relabelled' }],
  ['cancelled', { state: 'cancelled', endReason: 'spam' }],
] as const)('%s: %o', (end, clock) => {
  expect(endOf(ended(clock))).toBe(end);
});

test('why it is no more is said, but for what was met', () => {
  expect(whyEnded(ended({ state: 'superseded', endReason: 'relabelled' }), t)).toBe(
    'Se cambió el tipo o el tema',
  );
  expect(
    whyEnded(ended({ state: 'cancelled', endReason: 'cancelled', note: 'Visita\nYa vino ella' }), t),
  ).toBe('Ya vino ella');
  expect(whyEnded(ended({ state: 'met', endReason: 'answered' }), t)).toBeNull();
  expect(whyEnded(ended({ kind: 'legal', state: 'met', endReason: 'resolved' }), t)).toBeNull();
  expect(whyEnded(ended({ state: 'superseded', endReason: 'extended' }), t)).toBeNull();
  for (const reason of endReasons)
    expect(
      whyEnded(ended({ kind: 'firstAnswer', state: 'cancelled', endReason: reason, note: null }), t),
    ).toMatch(/\p{L}{3}/u);
});
