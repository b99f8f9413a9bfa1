import { describe, expect, it } from 'vitest';
import { type Due, leftFraction, ringOf, ringOfClock } from './ring-of.ts';
import { sampleClock } from './sample-clock.fixture.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const ring = (due: Partial<Due>) =>
  ringOf({ dueAt: null, dueState: null, status: 'open', snoozedUntil: null, ...due }, now);

describe('the ring of a row', () => {
  it('is emptier the less time is left, and never quite empty before it is over', () => {
    const left = [7 * 86_400, 86_400, 14_400, 3_600, 900, 60, 1].map(leftFraction);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left[0]).toBe(1);
    expect(left.at(-1)).toBeGreaterThan(0);
  });
  it.each<[string, Partial<Due>, string, number]>([
    ['has time', { dueAt: '2026-11-23T10:00:00Z', dueState: 'onTime' }, 'running', 3_600],
    ['is at risk', { dueAt: '2026-11-23T09:10:00Z', dueState: 'atRisk' }, 'atRisk', 600],
    ['is overdue', { dueAt: '2026-11-23T08:00:00Z', dueState: 'overdue' }, 'breached', 3_600],
    [
      'passes before the server says so',
      { dueAt: '2026-11-23T08:59:00Z', dueState: 'onTime' },
      'breached',
      60,
    ],
    [
      'waits for somebody',
      { dueAt: '2026-11-23T10:00:00Z', dueState: 'onTime', status: 'waiting' },
      'paused',
      3_600,
    ],
    ['has no clock', {}, 'none', 0],
    ['stands still', { status: 'waiting' }, 'paused', 0],
  ])('%s', (_, due, state, seconds) => {
    expect(ring(due)).toMatchObject({ state, seconds });
  });
});

describe('the ring of one clock', () => {
  const at = (time: string, change = {}) =>
    ringOfClock(sampleClock(change), Date.parse(`2026-10-01T${time}Z`));
  it('empties with its own time, presses from its last warning, and is broken once it is past', () => {
    expect(at('08:00:00')).toEqual({ state: 'running', fraction: 1, seconds: 14_400 });
    expect(at('10:00:00')).toEqual({ state: 'running', fraction: 0.5, seconds: 7_200 });
    expect(at('11:00:00')).toEqual({ state: 'atRisk', fraction: 0.25, seconds: 3_600 });
    expect(at('12:00:30')).toEqual({ state: 'breached', fraction: 0, seconds: 30 });
  });
  it('stands still with the time of opening that was left', () => {
    expect(at('11:30:00', { state: 'paused', leftMinutes: 90 })).toMatchObject({
      state: 'paused',
      seconds: 5_400,
    });
  });
});
