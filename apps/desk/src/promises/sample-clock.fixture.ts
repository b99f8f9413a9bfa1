import type { ClockDto } from '@hilo/api';

/** A first answer promised within four hours of a Thursday morning. */
export function sampleClock(
  change: Omit<Partial<ClockDto>, 'trace'> & { trace?: Partial<ClockDto['trace']> } = {},
): ClockDto {
  const { trace, ...rest } = change;
  return {
    id: 'c',
    ticketId: 't',
    kind: 'firstAnswer',
    rule: 'promise',
    state: 'running',
    isBinding: false,
    channelId: 'mail',
    messageId: 'm',
    startedAt: '2026-10-01T08:00:00Z',
    dueAt: '2026-10-01T12:00:00Z',
    warnAt: ['2026-10-01T10:00:00Z', '2026-10-01T11:00:00Z'],
    warnedCount: 0,
    escalatedCount: 0,
    pausedAt: null,
    leftMinutes: null,
    breachedAt: null,
    endedAt: null,
    endReason: null,
    metByMessageId: null,
    supersededBy: null,
    note: null,
    promisedById: null,
    ...rest,
    trace: {
      unit: 'business-minutes',
      amount: 240,
      article: null,
      start: '2026-10-01T08:00:00Z',
      excludedDay: null,
      dueDate: '2026-10-01',
      zone: 'Europe/Madrid',
      calendarCode: 'ES-MD',
      calendarVersion: 2,
      skipped: [],
      provisionalYears: [],
      assumption: null,
      promiseId: 'p',
      hoursId: 'h',
      warnShares: [0.5, 0.75],
      extension: null,
      ...trace,
    },
  };
}

/** A complaint of the same morning: fifteen working days in Madrid, one holiday on the way. */
export const sampleLegalClock = (change: Parameters<typeof sampleClock>[0] = {}): ClockDto =>
  sampleClock({
    id: 'l',
    kind: 'legal',
    rule: 'ley-10-2025/17.1',
    dueAt: '2026-10-23T21:59:59Z',
    ...change,
    trace: {
      unit: 'working-days',
      amount: 15,
      article: 'Ley 10/2025, art. 17.1',
      excludedDay: '2026-10-01',
      dueDate: '2026-10-23',
      skipped: [
        '2026-10-03',
        '2026-10-04',
        '2026-10-10',
        '2026-10-11',
        '2026-10-12',
        '2026-10-17',
        '2026-10-18',
      ],
      promiseId: null,
      hoursId: null,
      assumption: 'workingDaysOfCustomerPlace',
      ...change.trace,
    },
  });
