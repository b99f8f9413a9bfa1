import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  atLocal,
  countTime,
  guardAct,
  judgeCall,
  type LegalUnit,
  oldestReviewedUse,
  phoneShares,
  profilesOf,
  regimeProfiles,
  supervisorDeadlines,
  writeLocal,
} from '@hilo/core';
import { expect, test } from 'vitest';
import { seedCalendar } from './read-seeds.ts';

/** One worked example of the digest of the law that the product was built from. */
type Row = Record<string, string | number | boolean> & { id: string; op: string };

const rows = readFileSync(join(import.meta.dirname, 'fixtures/law-examples.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row);

const units: Record<string, LegalUnit> = {
  wd: 'working-days',
  wdsat: 'working-days',
  cal: 'calendar-days',
  elapsed_h: 'hours',
  month: 'months',
};
const codes: Record<string, string> = { CT: 'ES-CT', MD: 'ES-MD' };

const check: Record<string, (row: Row) => void> = {
  share: (row) => {
    const many = (count: unknown, waitSeconds: number | null) =>
      Array.from({ length: Number(count) }, () => ({ waitSeconds }));
    const shares = phoneShares([
      ...many(row.answered_lt180, 60),
      ...many(row.answered_ge180, 200),
      ...many(row.abandoned, null),
    ])!;
    expect(shares.share).toBeCloseTo(Number(row.A), 4);
    expect(shares.shareOfAnswered).toBeCloseTo(Number(row.excl_abandons), 4);
    expect(shares.passes.share).toBe(row.pass_A);
  },
  boundary: (row) =>
    expect(phoneShares([{ waitSeconds: Number(row.wait_s) }])!.passes).toEqual({
      share: row.pass,
      bestMean: row.pass,
      mean: row.pass,
    }),
  supervisor: (row) => {
    const [date, time] = String(row.asked).split('T') as [string, string];
    const { transferBefore, callBackDate } = supervisorDeadlines(
      atLocal('Europe/Madrid', date, time),
      'Europe/Madrid',
    );
    expect(writeLocal('Europe/Madrid', transferBefore).slice(11, 19)).toBe(row.transfer_before);
    expect(callBackDate).toBe(row.else_callback_by);
  },
  review: (row) => expect(oldestReviewedUse(String(row.written))).toBe(row.oldest_use),
  guard: (row) => {
    expect(row).toMatchObject({ event: 'timer_close', expect: 'refuse' });
    const profiles = profilesOf(['es-ley-10-2025'], regimeProfiles);
    for (const act of [
      'closeByTimer',
      'surveyBeforeNotification',
      'deleteRecordingBeforeNotification',
    ] as const)
      expect(guardAct(profiles, act).guard).toBe('refused');
  },
  commercial_call: (row) =>
    expect(
      judgeCall({
        purpose: 'commercial',
        direction: 'out',
        number: String(row.from),
        on: String(row.at),
      }).allowed,
    ).toBe(row.expect !== 'block'),
};

const count = (row: Row): void => {
  const calendar = seedCalendar(codes[String(row.cal)] ?? String(row.cal ?? 'ES'))!;
  const [date, time] = String(row.at).split('T') as [string, string];
  const found = countTime(units[row.op]!, Number(row.n), {
    at: atLocal(calendar.zone, date, time),
    calendar,
    zone: calendar.zone,
    saturdayIsWorking: row.op === 'wdsat',
  });
  if (row.op === 'elapsed_h')
    expect(writeLocal(calendar.zone, found.dueAt).replace(/:00([+-])/, '$1')).toBe(row.due);
  else expect(found.dueDate).toBe(row.due);
  if (row.d0 !== undefined) expect(found.excludedDay).toBe(row.d0);
};

test.each(rows.map((row) => [row.id, row] as const))('worked example %s', (_id, row) => {
  (check[row.op] ?? count)(row);
});

test('every example is of a kind that is checked', () => {
  expect(rows.length).toBe(23);
  for (const { op } of rows) expect([op, op in check || op in units]).toEqual([op, true]);
});
