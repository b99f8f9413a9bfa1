import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const run = async (line: string) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(['deadline', ...line.split(' ').filter(Boolean)], {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    stdin: (async function* () {})(),
    environment: {},
  });
  return { code, out: out.join(''), err: err.join('') };
};
const candidatesOf = async (line: string) => {
  const { code, out, err } = await run(line);
  expect([code, out.split('\n').length], err).toEqual([0, 2]);
  return (JSON.parse(out) as { candidates: Record<string, unknown>[] }).candidates;
};

describe('deadline add', () => {
  test.each([
    [
      '--unit working-days --n 15 --calendar ES --at 2026-12-04T18:00',
      '{"excludedDay":"2026-12-04","dueAt":"2026-12-29"}',
    ],
    [
      '--unit working-days --n 15 --calendar ES --at 2026-12-04T18:00 --saturday-working',
      '{"excludedDay":"2026-12-04","dueAt":"2026-12-23"}',
    ],
    [
      '--unit calendar-days --n 5 --calendar es-md --at 2026-12-20T10:00',
      '{"excludedDay":"2026-12-20","dueAt":"2026-12-25"}',
    ],
    // The day of presentation is excluded in months as well.
    [
      '--unit months --n 1 --calendar ES --at 2026-12-04T18:00',
      '{"excludedDay":"2026-12-04","dueAt":"2027-01-04"}',
    ],
    // Hours begin at once: no day is excluded. The clock jumps from two to three.
    [
      '--unit hours --n 2 --calendar ES --at 2027-03-28T01:30',
      '{"excludedDay":null,"dueAt":"2027-03-28T04:30:00+02:00"}',
    ],
    [
      '--unit hours --n 2 --calendar ES --at 2026-12-04T18:00:30',
      '{"excludedDay":null,"dueAt":"2026-12-04T20:00:30+01:00"}',
    ],
    // In the Canaries it is still the fourth; in Madrid the fifth.
    [
      '--unit calendar-days --n 1 --calendar ES-CN --at 2026-12-04T23:30Z',
      '{"excludedDay":"2026-12-04","dueAt":"2026-12-05"}',
    ],
    [
      '--unit calendar-days --n 1 --calendar ES --at 2026-12-04T23:30Z',
      '{"excludedDay":"2026-12-05","dueAt":"2026-12-06"}',
    ],
    [
      '--unit calendar-days --n 1 --calendar ES --zone Atlantic/Canary --at 2026-12-04T23:30Z',
      '{"excludedDay":"2026-12-04","dueAt":"2026-12-05"}',
    ],
    [
      '--unit calendar-days --n 1 --calendar CO --at 2026-12-05T01:00+01:00',
      '{"excludedDay":"2026-12-04","dueAt":"2026-12-05"}',
    ],
  ])('%s', async (line, printed) => {
    expect(await run(`add ${line}`)).toEqual({ code: 0, out: `${printed}\n`, err: '' });
  });

  test('names the years that are not published yet', async () => {
    const { code, out, err } = await run(
      'add --unit working-days --n 15 --calendar ES --at 2026-12-28T09:00',
    );
    expect([code, out]).toEqual([
      0,
      '{"excludedDay":"2026-12-28","dueAt":"2027-01-20","provisional":[2027]}\n',
    ]);
    expect(err).toBe(
      'hilo deadline: the holidays of 2027 in ES are provisional: computed, not published yet. Check again.\n',
    );
  });

  test.each([
    ['--unit working-days --n 15 --calendar ES --at 2040-12-20T10:00', 'holidays of 2041 in ES'],
    ['--unit working-days --n 15 --calendar ES --at 2019-05-02T10:00', 'known are 2025 to 2040'],
    ['--unit weeks --n 1 --calendar ES --at 2026-12-04T18:00', '--unit "weeks" is not known'],
    ['--n 1 --calendar ES --at 2026-12-04T18:00', '--unit is missing'],
    ['--unit hours --n x --calendar ES --at 2026-12-04T18:00', '--n is how many'],
    ['--unit hours --n 1.5 --calendar ES --at 2026-12-04T18:00', '--n is how many'],
    ['--unit hours --n 1 --calendar ES-XX --at 2026-12-04T18:00', 'There is no calendar of "ES-XX"'],
    ['--unit hours --n 1 --at 2026-12-04T18:00', '--calendar is missing'],
    ['--unit hours --n 1 --calendar ES', '--at is missing'],
    ['--unit hours --n 1 --calendar ES --at 4/12/2026', '"4/12/2026" is no time'],
    ['--unit hours --n 1 --calendar ES --at 2026-02-30T10:00', '"2026-02-30T10:00" is no time'],
    ['--unit hours --n 1 --calendar ES --at 2026-12-04T24:30', 'is no time'],
    ['--unit hours --n 1 --calendar ES --zone Spain --at 2026-12-04T18:00', 'There is no zone "Spain"'],
    ['--unit hours --n 1 --calendar ES --at 2026-12-04T18:00 please', '"please" is not understood'],
    ['--weeks 3', "Unknown option '--weeks'. Try --help."],
    ['--unit hours --n -1 --calendar ES --at 2026-12-04T18:00', "Option '--n' argument is ambiguous. Try"],
    ['--unit hours --n=-1 --calendar ES --at 2026-12-04T18:00', '--n is how many'],
    ['--unit hours --unit months --n 1 --calendar ES --at 2026-12-04T18:00', '--unit is given twice'],
    ['--unit hours --n 1 --calendar ES --calendar CO --at 2026-12-04T18:00', '--calendar is given twice'],
    ['--unit hours --n 1 --calendar ES --at 2026-12-04T18:00+25:00', '"2026-12-04T18:00+25:00" is no time'],
    ['--unit months --n 1 --calendar ES --at 0999-12-04T18:00', '"0999-12-04T18:00" is no time'],
    ['--unit months --n 1 --calendar ES --at 3026-12-04T18:00', '"3026-12-04T18:00" is no time'],
    ['--unit working-days --n 9999 --calendar ES --at 2026-12-04T18:00', 'holidays of 2041 in ES'],
    [
      '--unit hours --n 1 --calendar ES --at 2026-12-04T18:00 --saturday-working=no',
      'does not take an argument',
    ],
  ])('refuses %s in one sentence', async (line, why) => {
    const { code, out, err } = await run(`add ${line}`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('deadline', () => {
  test('a large company in its last days of adaptation: the general law binds, the other is shown', async () => {
    const found = await candidatesOf(
      '--profile es-ley-10-2025 --kind complaint --at 2026-12-20T10:00 --place ES-MD',
    );
    expect(found).toMatchObject([
      {
        rule: 'trlgdcu/21.3',
        article: 'TRLGDCU, art. 21.3',
        unit: 'calendar-days',
        start: '2026-12-20T10:00:00+01:00',
        excludedDay: '2026-12-20',
        dueAt: '2027-01-04',
        binding: true,
        inForce: true,
      },
      { rule: 'ley-10-2025/17.1', dueAt: '2027-01-13', binding: false, inForce: false, provisional: [2027] },
    ]);
    expect(found[0]).not.toHaveProperty('provisional');
  });

  test.each([
    // Billing: five calendar days bind, five working days are the other reading.
    [
      '--profile es-ley-10-2025 --kind query --topic billing --at 2027-02-05T10:00 --place ES',
      'ley-10-2025/17.3',
      '2027-02-10',
    ],
    // A cut: two hours, by night as well.
    [
      '--profile es-continuous-service --kind incident --topic continuity --at 2027-02-06T23:30 --place ES-CN',
      'ley-10-2025/17.2',
      '2027-02-07T01:30:00+00:00',
    ],
    // Both, named by their topic alone.
    [
      '--profile es-ley-10-2025 --kind billing --at 2027-02-05T10:00 --place ES',
      'ley-10-2025/17.3',
      '2027-02-10',
    ],
    [
      '--profile es-continuous-service --kind continuity --at 2027-02-06T23:30 --place ES-CN',
      'ley-10-2025/17.2',
      '2027-02-07T01:30:00+00:00',
    ],
    // A complaint at a bank: from date to date. About a transfer: fifteen working days.
    [
      '--profile es-finance --kind complaint --at 2026-12-04T18:00 --place ES',
      'ley-44-2002/29-septies.1',
      '2027-01-04',
    ],
    [
      '--profile es-finance --kind complaint --topic paymentService --at 2026-12-04T18:00 --place ES',
      'rdl-19-2018/69',
      '2026-12-29',
    ],
    [
      '--profile es-electricity --kind complaint --topic metering --at 2026-12-04T18:00 --place ES',
      'rd-1955-2000/103.2.d',
      '2026-12-14',
    ],
    ['--profile es-post --kind complaint --at 2027-01-31T18:00 --place ES', 'ley-43-2010/10', '2027-02-28'],
    [
      '--profile co-pqr --kind documents --at 2026-12-04T18:00 --place CO',
      'ley-1755-2015/14.1',
      '2026-12-21',
    ],
    ['--profile es-trlgdcu --kind complaint --at 2025-12-27T10:00 --place ES', 'trlgdcu/21.3', '2026-01-27'],
  ])('%s', async (line, rule, dueAt) => {
    expect((await candidatesOf(line)).find((one) => one.binding)).toMatchObject({ rule, dueAt });
  });

  // All presented on Monday, 1 February 2027, a month without holidays.
  test.each([
    // Fifteen days that are not said to be working days end before those that are.
    ['es-ley-10-2025 --kind complaint', 'ES-MD', 'trlgdcu/21.3', '2027-02-16'],
    ['es-basic-service --kind incident', 'ES', 'ley-10-2025/17.1', '2027-02-22'],
    ['es-telecom --kind complaint', 'ES', 'trlgdcu/21.3', '2027-02-16'],
    ['es-telecom --kind complaint --topic billing', 'ES', 'ley-10-2025/17.3', '2027-02-06'],
    // Its own law speaks of complaints alone; of the rest the general one (art. 2.5).
    ['es-finance --kind query', 'ES', 'ley-10-2025/17.1', '2027-02-22'],
    ['es-finance --kind query --topic billing', 'ES', 'ley-10-2025/17.3', '2027-02-06'],
    ['es-electricity --kind complaint', 'ES', 'rd-88-2026/55', '2027-02-22'],
    ['es-electricity --kind billing', 'ES', 'rd-1955-2000/103.2.d', '2027-02-08'],
    ['es-electricity --kind continuity', 'ES', 'ley-10-2025/17.2', '2027-02-01T12:00:00+01:00'],
    ['es-post --kind complaint', 'ES', 'ley-43-2010/10', '2027-03-01'],
    ['es-rail --kind complaint', 'ES', 'reg-2021-782/28', '2027-03-01'],
    ['es-sea --kind complaint', 'ES', 'reg-1177-2010/24', '2027-03-01'],
    // Ten working days end the day before fifteen calendar days.
    ['es-an-claim-form --kind complaint', 'ES-AN', 'decreto-472-2019/11', '2027-02-15'],
    ['eu-gdpr --kind dataRequest', 'ES', 'gdpr/12.3', '2027-03-01'],
    ['co-pqr --kind petition', 'CO', 'ley-1755-2015/14', '2027-02-22'],
    ['co-pqr --kind consultation', 'CO', 'ley-1755-2015/14.2', '2027-03-15'],
    // Both of its laws say fifteen working days; its own comes first.
    ['co-consumer --kind complaint', 'CO', 'ley-1480-2011/58.5', '2027-02-22'],
    ['co-utilities --kind claim', 'CO', 'ley-142-1994/158', '2027-02-22'],
    ['co-health --kind claim --topic vitalRisk', 'CO', 'supersalud-2023/vital', '2027-02-02T10:00:00-05:00'],
    ['co-health --kind priorityRisk', 'CO', 'supersalud-2023/priority', '2027-02-03T10:00:00-05:00'],
    ['co-health --kind claim', 'CO', 'supersalud-2023/simple', '2027-02-04T10:00:00-05:00'],
    ['co-telecom --kind claim', 'CO', 'crc-5050/2.1.24', '2027-02-22'],
    ['co-data --kind dataRequest', 'CO', 'ley-1581-2012/14', '2027-02-15'],
  ] as const)('%s in %s: %s until %s', async (asked, place, rule, dueAt) => {
    const found = await candidatesOf(`--profile ${asked} --at 2027-02-01T10:00 --place ${place}`);
    expect(found.find((one) => one.binding)).toMatchObject({ rule, dueAt });
  });

  test.each([
    ['co-pqr --kind petition', 'CO', '2027-03-15'],
    ['co-pqr --kind documents', 'CO', '2027-03-01'],
    ['co-data --kind dataRequest', 'CO', '2027-02-22'],
    // The first of May is a Saturday: what a law of the Union sets ends on the next working day.
    ['es-rail --kind complaint', 'ES', '2027-05-03'],
    ['es-sea --kind complaint', 'ES', '2027-04-01'],
    ['eu-gdpr --kind dataRequest', 'ES', '2027-05-03'],
    ['es-ley-10-2025 --kind complaint', 'ES', null],
  ])('%s in %s may be extended until %s', async (asked, place, extendedTo) => {
    const found = await candidatesOf(`--profile ${asked} --at 2027-02-01T10:00 --place ${place}`);
    expect(found.find((one) => one.binding)).toMatchObject({ extendedTo });
  });

  // Regulation 1182/71, art. 3(4): the last day is no Saturday, Sunday or holiday; the day of the month is kept or its last.
  test.each([
    ['2027-01-15T10:00', 'ES', '2027-02-15'],
    ['2027-01-13T10:00', 'ES', '2027-02-15'],
    ['2027-01-14T10:00', 'ES', '2027-02-15'],
    ['2027-01-31T10:00', 'ES', '2027-03-01'],
    ['2028-01-29T10:00', 'ES', '2028-02-29'],
    ['2028-01-31T10:00', 'ES', '2028-02-29'],
    // Christmas is a Friday: the time ends on the Monday, in Cataluña (where the 26th is a holiday, too) as in Madrid.
    ['2026-11-25T10:00', 'ES', '2026-12-28'],
    ['2026-11-25T10:00', 'ES-CT', '2026-12-28'],
    // The day of Madrid is a holiday there alone; in 2028 it is a Tuesday.
    ['2028-04-02T10:00', 'ES-MD', '2028-05-03'],
    ['2028-04-02T10:00', 'ES', '2028-05-02'],
    // At midnight by the clock of the place it is the next day that does not count.
    ['2027-03-31T22:30Z', 'ES', '2027-05-03'],
    ['2027-03-31T22:30Z', 'ES-CN', '2027-04-30'],
  ])('rights over data, asked for at %s in %s: a month, until %s', async (at, place, dueAt) => {
    const [only] = await candidatesOf(`--profile eu-gdpr --kind dataRequest --at ${at} --place ${place}`);
    expect(only).toMatchObject({ dueAt, calendar: place, assumption: 'unionDaysOfRest' });
  });

  // What a law of Spain sets in months ends on the day itself, whatever day it is.
  test('a month of a bank ends on a Sunday, and its decision reaches the customer within ten days more', async () => {
    const found = await candidatesOf(
      '--profile es-finance --kind complaint --at 2027-01-14T10:00 --place ES --saturday-working',
    );
    expect(found.find((one) => one.binding)).toMatchObject({
      rule: 'ley-44-2002/29-septies.1',
      dueAt: '2027-02-14',
      noticeBy: '2027-02-24',
      calendar: null,
    });
  });

  test('in Colombia what is missing is asked for in ten days, and what is another’s handed over in five', async () => {
    const [only] = await candidatesOf('--profile co-pqr --kind petition --at 2026-12-04T18:00 --place CO');
    // 8 December is a holiday there as well.
    expect(only).toMatchObject({
      dueAt: '2026-12-29',
      transferredBy: '2026-12-14',
      completionAskedBy: '2026-12-21',
    });
    const [other] = await candidatesOf(
      '--profile es-trlgdcu --kind complaint --at 2026-12-04T18:00 --place ES',
    );
    expect(other).toMatchObject({ transferredBy: null, completionAskedBy: null, noticeBy: null });
  });

  test('the last day to adapt is 28 December 2026: nothing of Ley 10/2025 binds on it, and all of it the day after', async () => {
    for (const [at, rules] of [
      ['2026-12-28T23:59', []],
      ['2026-12-29T00:00', ['ley-10-2025/17.3']],
    ] as const) {
      const found = await candidatesOf(
        `--profile es-ley-10-2025 --kind query --topic billing --at ${at} --place ES`,
      );
      expect(found.filter((one) => one.binding).map(({ rule }) => rule)).toEqual(rules);
      expect(found.map(({ rule }) => rule)).toContain('ley-10-2025/17.1');
    }
  });

  test('recognised within seventy-two hours after silence said yes', async () => {
    const [only] = await candidatesOf('--profile co-utilities --kind claim --at 2027-02-01T10:00 --place CO');
    expect(only).toMatchObject({ silence: 'positive', dueAt: '2027-02-22', afterSilence: '2027-02-25' });
  });

  test('copies are due three working days after silence said yes', async () => {
    const [only] = await candidatesOf('--profile co-pqr --kind documents --at 2026-12-04T18:00 --place CO');
    expect(only).toMatchObject({ silence: 'accepted', afterSilence: '2026-12-24' });
  });

  test('with the place of the company, only days on which neither works are passed over', async () => {
    const at = '--profile es-ley-10-2025 --kind query --at 2026-11-30T10:00';
    expect(await candidatesOf(`${at} --place ES-MD`)).toMatchObject([{ dueAt: '2026-12-23' }]);
    expect(await candidatesOf(`${at} --place ES-MD --company-place ES-CT`)).toMatchObject([
      { dueAt: '2026-12-22', calendar: 'ES-MD+ES-CT' },
    ]);
  });

  test('thanks set no time; what is not known is refused with what is', async () => {
    const rest = '--at 2026-12-04T18:00 --place ES';
    expect(await run(`--profile es-ley-10-2025 --kind thanks ${rest}`)).toEqual({
      code: 0,
      out: '{"candidates":[]}\n',
      err: 'hilo deadline: no rule of es-ley-10-2025 sets a time for thanks.\n',
    });
    // Before the law: it is shown, binds nothing, and that is said.
    const early = await run('--profile es-ley-10-2025 --kind query --at 2025-05-05T10:00 --place ES');
    expect([early.code, JSON.parse(early.out).candidates]).toMatchObject([
      0,
      [{ inForce: false, binding: false, appliesFrom: '2026-12-29' }],
    ]);
    expect(early.err).toBe(
      'hilo deadline: none of these is in force on that day; see appliesFrom. Nothing binds.\n',
    );
    for (const [line, why] of [
      [`--kind complaint ${rest}`, '--profile is one of: es-trlgdcu'],
      [`--profile es-law --kind complaint ${rest}`, '--profile "es-law" is not known: es-trlgdcu'],
      [`--profile es-trlgdcu ${rest}`, '--kind is missing: query'],
      [`--profile es-trlgdcu --kind complaint --topic weather ${rest}`, '--topic "weather" is not known'],
      ['--profile es-trlgdcu --kind complaint --at 2026-12-04T18:00', '--place is missing: ES, ES-AN'],
      [`--profile es-trlgdcu --kind complaint --kind query ${rest}`, '--kind is given twice'],
      [`--profile es-trlgdcu --kind complaint --company-place XX ${rest}`, 'There is no calendar of "XX"'],
      [`--profile es-trlgdcu --kind complaint --n 3 ${rest}`, "Unknown option '--n'. Try --help."],
    ] as const) {
      const { code, out, err } = await run(line);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(why);
    }
  });

  test('its help lists the profiles with their kinds, the topics and the places', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const word of [
      'es-finance: Banca',
      'Banks and insurers: Ley 44/2002',
      '(by topic: billing, continuity, paymentService)',
      'ES-CT Cataluña',
      'ES-ML',
      'wrongCut',
    ])
      expect(out).toContain(word);
  });
});
