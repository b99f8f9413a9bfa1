import { describe, expect, it, test } from 'vitest';
import { localDate } from '../calendars/zone.ts';
import { calendar, rulesOf } from './clock.fixture.ts';
import { asClock, type Clock } from './clock.ts';
import { cureClock, cured, lastToAsk, leastCure, resumesAfter, suspendForCure } from './cure-clocks.ts';
import { extendedClock } from './extend-clock.ts';
import { startLegalClocks } from './plan-clocks.ts';
import type { LegalKind, LegalTopic } from './regime.ts';

const zone = 'Europe/Madrid';
const at = (date: string): string => `${date}T09:00:00.000Z`;

/** What runs once she has completed on one day what she was asked for on another. Presented on Monday, 1 February 2027. */
const after = (
  ids: string[],
  { kind, topic = null }: { kind: LegalKind; topic?: LegalTopic | null },
  [askedOn, completedOn]: [string, string],
  change: (clock: Clock) => Clock = (clock) => clock,
) => {
  const { regime } = rulesOf(ids);
  const facts = { at: at('2027-02-01'), channelId: null, messageId: 'm1', kind, topic };
  const legal = startLegalClocks(facts, regime!).map(asClock).map(change);
  const found = leastCure(regime!.profiles, { at: at(askedOn), calendar, zone })!;
  const asked = { at: at(askedOn), channelId: null, messageId: 'm2', calendar, zone, dueAt: null };
  const cure = asClock(cureClock(found, asked));
  const stood = suspendForCure(legal, at(askedOn), 'cure').map(({ clock, change: end }) => ({
    ...clock,
    ...end,
  })) as Clock[];
  return cured(
    [cure],
    { ...facts, at: at(completedOn), messageId: 'm3' },
    regime,
    resumesAfter(cure, regime!.profiles) ? stood : [],
  ).starts;
};

describe('what the law waits for once she has completed what was missing', () => {
  it('begins anew from zero by Ley 10/2025, however much of it was used', () => {
    const [clock] = after(['es-ley-10-2025'], { kind: 'query' }, ['2027-02-18', '2027-03-01']);
    expect(clock).toMatchObject({ dueAt: '2027-03-22T22:59:59.000Z', trace: { amount: 15 } });
    expect(clock!.trace.stood).toBeUndefined();
  });

  // Ley 1755/2015, art. 17: "se reactivará el término".
  test.each([
    // The day on which she is asked had counted: four of fifteen are gone on Friday the 5th.
    ['petition', '2027-02-05', '2027-02-15', 11, '2027-03-02'],
    ['petition', '2027-02-01', '2027-02-02', 15, '2027-02-23'],
    ['petition', '2027-02-02', '2027-02-03', 14, '2027-02-23'],
    // On a Sunday as on the Friday before.
    ['petition', '2027-02-07', '2027-02-20', 11, '2027-03-08'],
    ['documents', '2027-02-11', '2027-03-01', 2, '2027-03-03'],
    ['consultation', '2027-02-10', '2027-03-10', 23, '2027-04-12'],
  ] as const)('goes on in Colombia: a %s, asked on %s and completed on %s, has %i days', (...row) => {
    const [kind, askedOn, completedOn, left, dueDate] = row;
    const [clock] = after(['co-pqr'], { kind }, [askedOn, completedOn]);
    expect(clock).toMatchObject({
      startedAt: at(completedOn),
      trace: { amount: left, dueDate, excludedDay: completedOn, stood: { at: at(askedOn) } },
    });
    expect(localDate(zone, clock!.dueAt)).toBe(dueDate);
    expect(clock!.warnAt.every((warn) => warn > at(completedOn) && warn < clock!.dueAt)).toBe(true);
  });

  it('may still be put off, to no more than twice the whole time; one that was put off is not again', () => {
    const moved: [string, string] = ['2027-02-05', '2027-02-15'];
    const [clock] = after(['co-pqr'], { kind: 'petition' }, moved);
    // Eleven and fifteen more.
    expect(clock!.trace.extension).toEqual({ latestAt: '2027-03-23T22:59:59.000Z', used: null });
    const asked = { at: at('2027-02-04'), dueAt: '2027-03-05T22:59:59.000Z', reason: 'x' };
    const [put] = after(['co-pqr'], { kind: 'petition' }, moved, (one) =>
      asClock(extendedClock(one, asked, { messageId: 'm', by: 'a', calendar })),
    );
    expect(put!.trace.extension!.used).not.toBeNull();
    expect(put!.trace.dueDate).toBe('2027-03-15');
  });

  it('is never later than if it began anew', () => {
    for (let day = 1; day <= 28; day += 1) {
      const askedOn = `2027-02-${String(day).padStart(2, '0')}`;
      const [clock] = after(['co-pqr'], { kind: 'petition' }, [askedOn, '2027-03-01']);
      expect(clock!.dueAt <= '2027-03-22T22:59:59.000Z').toBe(true);
      expect(clock!.dueAt >= '2027-03-01T22:59:59.000Z').toBe(true);
    }
  });
});

describe('the customer’s time', () => {
  const cureOf = (id: string, on: string) =>
    leastCure(rulesOf([id]).regime!.profiles, { at: at(on), calendar, zone });
  test.each([
    ['ten working days in Spain', 'es-ley-10-2025', '2027-02-01', '2027-02-15'],
    ['ten days with all that are in them at a bank', 'es-finance', '2027-02-01', '2027-02-11'],
    ['a month in Colombia', 'co-pqr', '2027-02-01', '2027-03-01'],
    // 27 March is a Saturday, 28 a Sunday.
    ['which ends on no day of rest', 'co-pqr', '2027-02-27', '2027-03-29'],
  ])('%s', (_name, id, on, dueDate) => {
    expect(localDate(zone, cureOf(id, on)!.dueAt)).toBe(dueDate);
  });

  test.each([
    ['co-pqr', '2027-02-01', '2027-02-15'],
    ['es-ley-10-2025', '2027-02-01', null],
  ])('%s: presented on %s, she is asked until %s', (id, on, last) => {
    const { cure } = cureOf(id, on)!;
    const found = lastToAsk(cure, { at: at(on), calendar, zone });
    expect(found && localDate(zone, found)).toBe(last);
  });
});
