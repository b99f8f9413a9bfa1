import { describe, expect, it, test } from 'vitest';
import { calendar, clocksOf, rulesOf } from './clock.fixture.ts';
import { asClock, type Clock } from './clock.ts';
import { dueOnDate, extendedClock, judgeExtension, rebind } from './extend-clock.ts';
import { startLegalClocks } from './plan-clocks.ts';
import type { LegalKind } from './regime.ts';

/** Monday, 1 February 2027, in the morning. */
const presented = '2027-02-01T09:00:00.000Z';
const facts = { at: presented, channelId: 'c1', messageId: 'm1', topic: null };

const legal = (profile: string, kind: LegalKind, topic: 'paymentService' | null = null): Clock =>
  asClock(startLegalClocks({ ...facts, kind, topic }, rulesOf([profile]).regime!)[0]!);

const reason = 'Falta el informe del laboratorio, que llega el día 1.';
/** Fifteen working days, until 22 February; thirty, until 15 March. */
const petition = legal('co-pqr', 'petition');
const until = (date: string) => dueOnDate(petition, date);
const soon = '2027-02-15T10:00:00.000Z';
const told = { messageId: 'm2', by: 'a1', calendar };
const extended = asClock(extendedClock(petition, { at: soon, dueAt: until('2027-03-10'), reason }, told));

describe('how far the law lets a deadline go', () => {
  test.each([
    ['twice fifteen working days', legal('co-pqr', 'petition'), '2027-02-22', '2027-03-15'],
    ['twice ten', legal('co-pqr', 'documents'), '2027-02-15', '2027-03-01'],
    ['five working days more', legal('co-data', 'dataRequest'), '2027-02-15', '2027-02-22'],
    ['eight more', legal('co-data', 'claim'), '2027-02-22', '2027-03-04'],
    // 1 May 2027 is a holiday and a Saturday: a time of the Union ends on Monday, the 3rd.
    ['two months more', legal('eu-gdpr', 'dataRequest'), '2027-03-01', '2027-05-03'],
    ['a month in all', legal('es-finance', 'complaint', 'paymentService'), '2027-02-22', '2027-03-01'],
    ['three months in all', legal('es-rail', 'complaint'), '2027-03-01', '2027-05-03'],
    ['two months in all', legal('es-sea', 'complaint'), '2027-03-01', '2027-04-01'],
  ])('%s', (_name, clock, dueDate, latest) => {
    expect(clock.trace.dueDate).toBe(dueDate);
    expect(clock.trace.extension).toEqual({ latestAt: dueOnDate(clock, latest), used: null });
  });

  test.each([
    ['a deadline that knows none', legal('es-ley-10-2025', 'query')],
    ['a promise of ours', clocksOf(rulesOf())[0]!],
  ])('not %s', (_name, clock) => expect(clock.trace.extension).toBeNull());

  test('nowhere, where the longer time in other words ends no later', () => {
    // A month from 20 December is over before fifteen working days are, with so many holidays about.
    const holidays = Array.from({ length: 20 }, (_, at) => ({
      date: `2027-01-${String(at + 1).padStart(2, '0')}`,
      name: 'Festivo',
      scope: 'local' as const,
    }));
    const years = calendar.years.map((one) => (one.year === 2027 ? { ...one, holidays } : one));
    const [clock] = startLegalClocks(
      { ...facts, at: '2026-12-20T09:00:00.000Z', kind: 'complaint', topic: 'paymentService' },
      { ...rulesOf(['es-finance']).regime!, calendar: { ...calendar, years } },
    ).filter(({ rule }) => rule === 'rdl-19-2018/69');
    expect(clock!.trace.dueDate! > '2027-01-20').toBe(true);
    expect(clock!.trace.extension).toBeNull();
  });
});

describe('a deadline', () => {
  const ask = { at: soon, dueAt: until('2027-03-10'), reason };
  const breached: Clock = { ...petition, state: 'breached', breachedAt: petition.dueAt };
  test.each([
    ['is put off within the law', petition, {}, null],
    ['to the very last day', petition, { dueAt: until('2027-03-15') }, null],
    ['on its own last second', petition, { at: petition.dueAt }, null],
    ['not a day further', petition, { dueAt: until('2027-03-16') }, 'tooFar'],
    ['not once it has passed', petition, { at: '2027-02-23T00:00:00.000Z' }, 'tooLate'],
    ['not once it was broken', breached, {}, 'tooLate'],
    ['not twice', extended, { dueAt: until('2027-03-12') }, 'twice'],
    ['not without a reason', petition, { reason: '  ' }, 'noReason'],
    ['not to the day it has', petition, { dueAt: petition.dueAt }, 'notLater'],
    ['not to an earlier one', petition, { dueAt: until('2027-02-19') }, 'notLater'],
    ['not where the law knows no more time', legal('es-ley-10-2025', 'query'), {}, 'notKnown'],
    ['not where no law set it', clocksOf(rulesOf())[0]!, {}, 'notKnown'],
  ])('%s', (_name, clock, given, expected) => {
    expect(judgeExtension(clock, { ...ask, ...given })).toBe(expected);
  });

  it('that was put off counts from the same beginning, and warns in the days that are left', () => {
    expect(extended).toMatchObject({
      kind: 'legal',
      rule: petition.rule,
      state: 'running',
      startedAt: presented,
      messageId: 'm1',
      dueAt: until('2027-03-10'),
      note: reason,
      promisedBy: 'a1',
      trace: {
        unit: 'working-days',
        amount: 15,
        excludedDay: '2027-02-01',
        dueDate: '2027-03-10',
        extension: { used: { at: soon, from: petition.dueAt, messageId: 'm2' } },
      },
    });
    // Seventeen working days from the 16th on: half of them are over on the 26th.
    expect(extended.warnAt.map((at) => at.slice(0, 10))).toEqual(['2027-02-26', '2027-03-04']);
    expect(extended.nextWakeAt).toBe(extended.warnAt[0]);
  });

  it('that was put off binds no more where another comes first', () => {
    const other: Clock = { ...petition, rule: 'ley-1480-2011/58.5', isBinding: false };
    expect(rebind([extended, other]).map(({ clock, change }) => [clock.rule, change])).toEqual([
      [extended.rule, { isBinding: false }],
      [other.rule, { isBinding: true }],
    ]);
    expect(rebind([extended])).toEqual([]);
    expect(rebind([{ ...other, endedAt: soon }, extended])).toEqual([]);
  });
});
