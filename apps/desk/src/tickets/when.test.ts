import { describe, expect, it } from 'vitest';
import { fromLocalInput, momentOf, presetsAt, toLocalInput, whenPresets } from './when.ts';

const sunday = Date.parse('2026-11-22T22:30:00Z');

describe('the usual moments, by the clock of the agent', () => {
  it.each([
    ['inThreeHours', 'Europe/Madrid', '2026-11-23T01:30:00.000Z'],
    ['tomorrow', 'Europe/Madrid', '2026-11-23T08:00:00.000Z'],
    ['inThreeDays', 'Europe/Madrid', '2026-11-25T08:00:00.000Z'],
    ['monday', 'Europe/Madrid', '2026-11-23T08:00:00.000Z'],
    ['nextWeek', 'Europe/Madrid', '2026-11-29T08:00:00.000Z'],
    // It is Monday already there: tomorrow is Tuesday, and "Monday" the one after.
    ['tomorrow', 'Asia/Tokyo', '2026-11-24T00:00:00.000Z'],
    ['monday', 'Asia/Tokyo', '2026-11-30T00:00:00.000Z'],
  ] as const)('%s in %s', (preset, zone, expected) => {
    expect(momentOf(preset, sunday, zone).toISOString()).toBe(expected);
  });

  it('offers a moment once', () => {
    const names = (zone: string) => presetsAt(whenPresets, sunday, zone).map(([preset]) => preset);
    expect(names('Europe/Madrid')).toEqual(['inThreeHours', 'tomorrow', 'inThreeDays', 'nextWeek']);
    expect(names('Asia/Tokyo')).toEqual(['inThreeHours', 'today', 'tomorrow', 'inThreeDays', 'monday']);
  });

  it('offers this morning to whoever works before nine', () => {
    const night = Date.parse('2026-12-01T00:20:00Z');
    expect(presetsAt(whenPresets, night, 'Europe/Madrid').slice(0, 3)).toEqual([
      ['inThreeHours', new Date('2026-12-01T03:20:00Z')],
      ['today', new Date('2026-12-01T08:00:00Z')],
      ['tomorrow', new Date('2026-12-02T08:00:00Z')],
    ]);
    expect(
      presetsAt(whenPresets, Date.parse('2026-12-01T08:00:00Z'), 'Europe/Madrid').map(([preset]) => preset),
    ).not.toContain('today');
  });

  it('keeps nine o’clock over the change of the clock', () => {
    const saturday = Date.parse('2026-03-28T12:00:00Z');
    expect(momentOf('tomorrow', saturday, 'Europe/Madrid').toISOString()).toBe('2026-03-29T07:00:00.000Z');
  });
});

it('reads back what it shows, in the same zone', () => {
  const at = new Date('2026-11-23T08:05:00Z');
  expect(toLocalInput(at, 'Europe/Madrid')).toBe('2026-11-23T09:05');
  expect(fromLocalInput('2026-11-23T09:05', 'Europe/Madrid')?.toISOString()).toBe(at.toISOString());
  expect(fromLocalInput('', 'Europe/Madrid')).toBeNull();
});
