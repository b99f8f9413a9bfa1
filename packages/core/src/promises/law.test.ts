import { describe, expect, test } from 'vitest';
import { legalDeadlines } from './candidates.ts';
import { calendar } from './clock.fixture.ts';
import { guardAct, guardRelabel } from './guards.ts';
import { judgeCall } from './judge-call.ts';
import { phoneShares } from './phone-shares.ts';
import {
  type LegalKind,
  type LegalTopic,
  legalAssumptions,
  legalKinds,
  legalTopics,
  profilesOf,
  topicsOf,
} from './regime.ts';
import { regimeProfiles } from './regimes/index.ts';
import { isReviewedInTime } from './review-window.ts';
import { isTransferInTime, supervisorDeadlines } from './supervisor-request.ts';

const ask = (ids: string[], kind: LegalKind, topic: LegalTopic | null, at = '2027-02-01T09:00:00.000Z') =>
  legalDeadlines({ profiles: profilesOf(ids, regimeProfiles), kind, topic, presentedAt: at, calendar });

describe('the regimes as data', () => {
  test('names are unique, what they include exists, and every rule says where it stands', () => {
    const ids = regimeProfiles.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { includes, rules, title } of regimeProfiles) {
      expect(title).not.toBe('');
      for (const id of includes) expect(ids).toContain(id);
      for (const rule of rules) {
        expect(rule.article && rule.source && rule.version).toBeTruthy();
        expect(rule.amount).toBeGreaterThan(0);
        expect(rule.appliesUntil === null || rule.appliesFrom <= rule.appliesUntil).toBe(true);
        expect(rule.kinds.every((kind) => legalKinds.includes(kind))).toBe(true);
        expect((rule.topics ?? []).every((topic) => legalTopics.includes(topic))).toBe(true);
        expect(rule.assumption === null || legalAssumptions.includes(rule.assumption)).toBe(true);
        // What was not read in the text itself says so.
        if (rule.sure !== 'A')
          expect([rule.rule, rule.assumption ?? rule.source]).not.toEqual([rule.rule, '']);
      }
    }
  });
  test('each binds every business of its country that it must, once', () => {
    expect(
      profilesOf(['es-ley-10-2025', 'es-trlgdcu', 'nobody'], regimeProfiles).map(({ id }) => id),
    ).toEqual(['es-ley-10-2025', 'es-trlgdcu']);
  });
  test('at most one rule of a profile binds a matter, and it is in force', () => {
    for (const { id } of regimeProfiles)
      for (const kind of legalKinds)
        for (const topic of [null, ...legalTopics]) {
          const found = ask([id], kind, topic);
          const binding = found.filter((one) => one.binding);
          expect(binding.length).toBeLessThanOrEqual(1);
          expect(binding.every((one) => one.inForce && one.reading === 'default')).toBe(true);
          const candidates = found.filter((one) => one.inForce && one.reading === 'default');
          expect(binding.length).toBe(Math.min(1, candidates.length));
          for (const one of candidates) expect(binding[0]!.dueAt <= one.dueAt).toBe(true);
        }
  });
});

describe('which time counts', () => {
  test.each([
    [
      'a complaint in a large company: fifteen calendar days before fifteen working days',
      'es-ley-10-2025',
      'complaint',
      null,
      'trlgdcu/21.3',
    ],
    ['a question: only the special law speaks of it', 'es-ley-10-2025', 'query', null, 'ley-10-2025/17.1'],
    ['an incident', 'es-ley-10-2025', 'incident', null, 'ley-10-2025/17.1'],
    ['a bill, whatever it is called', 'es-ley-10-2025', 'complaint', 'billing', 'ley-10-2025/17.3'],
    ['a cut of the water', 'es-continuous-service', 'incident', 'continuity', 'ley-10-2025/17.2'],
    ['a complaint about a cut', 'es-continuous-service', 'complaint', 'continuity', 'ley-10-2025/17.2'],
    [
      'a large shop that goes dark has no two hours',
      'es-ley-10-2025',
      'incident',
      'continuity',
      'ley-10-2025/17.1',
    ],
    ['electricity: the law of the sector first', 'es-electricity', 'complaint', null, 'rd-88-2026/55'],
    ['electricity: a wrong cut', 'es-electricity', 'complaint', 'wrongCut', 'rd-1955-2000/103.2.d'],
    ['electricity: no light', 'es-electricity', 'incident', 'continuity', 'ley-10-2025/17.2'],
    ['a bank', 'es-finance', 'complaint', null, 'ley-44-2002/29-septies.1'],
    ['a payment', 'es-finance', 'complaint', 'paymentService', 'rdl-19-2018/69'],
    [
      'a question to a bank: its own law speaks of complaints alone',
      'es-finance',
      'query',
      null,
      'ley-10-2025/17.1',
    ],
    ['a charge at a bank, asked about', 'es-finance', 'query', 'billing', 'ley-10-2025/17.3'],
    [
      'a charge at a bank, complained of: a month',
      'es-finance',
      'complaint',
      'billing',
      'ley-44-2002/29-septies.1',
    ],
    ['the app of a bank is down', 'es-finance', 'incident', 'continuity', 'ley-10-2025/17.2'],
    [
      'an invoice for light: five working days of the sector',
      'es-electricity',
      'query',
      'billing',
      'rd-1955-2000/103.2.d',
    ],
    ['a question about postage', 'es-post', 'query', 'billing', 'ley-10-2025/17.3'],
    ['a complaint about postage', 'es-post', 'complaint', 'billing', 'ley-43-2010/10'],
    ['a telephone bill', 'es-telecom', 'complaint', 'billing', 'ley-10-2025/17.3'],
    ['no network', 'es-telecom', 'incident', 'continuity', 'ley-10-2025/17.2'],
    ['a letter that did not come', 'es-post', 'complaint', null, 'ley-43-2010/10'],
    ['a train', 'es-rail', 'complaint', null, 'reg-2021-782/28'],
    ['a small shop: questions have no time by law', 'es-trlgdcu', 'query', null, null],
    ['Colombia: a petition', 'co-pqr', 'petition', null, 'ley-1755-2015/14'],
    ['Colombia: a consultation', 'co-pqr', 'consultation', null, 'ley-1755-2015/14.2'],
    ['Colombia: a life at risk', 'co-health', 'claim', 'vitalRisk', 'supersalud-2023/vital'],
    ['a request about data', 'eu-gdpr', 'dataRequest', null, 'gdpr/12.3'],
  ] as const)('%s', (_name, id, kind, topic, rule) => {
    expect(ask([id], kind, topic).find(({ binding }) => binding)?.rule ?? null).toBe(rule);
  });

  // What only some law knows is named on a ticket by its topic; to the others it is what it is called.
  test.each([
    ['a copy of documents, in Colombia: ten days', ['co-pqr'], 'query', 'documents', 'ley-1755-2015/14.1'],
    ['an opinion, in Colombia: thirty', ['co-pqr'], 'query', 'consultation', 'ley-1755-2015/14.2'],
    ['one’s own data, in Colombia: ten', ['co-pqr', 'co-data'], 'query', 'personalData', 'ley-1581-2012/14'],
    ['one’s own data: a month', ['es-trlgdcu', 'eu-gdpr'], 'query', 'personalData', 'gdpr/12.3'],
    [
      'one’s own data at a large company: fifteen working days come first',
      ['es-ley-10-2025', 'eu-gdpr'],
      'query',
      'personalData',
      'ley-10-2025/17.1',
    ],
    ['a complaint about documents in Spain', ['es-trlgdcu'], 'complaint', 'documents', 'trlgdcu/21.3'],
  ] as const)('%s', (_name, ids, kind, topic, rule) => {
    expect(ask([...ids], kind, topic).find(({ binding }) => binding)?.rule).toBe(rule);
  });

  test('only topics that make a difference to a law are to be chosen', () => {
    const of = (...ids: string[]) => topicsOf(profilesOf(ids, regimeProfiles));
    expect(of('es-trlgdcu')).toEqual([]);
    expect(of('es-trlgdcu', 'eu-gdpr')).toEqual(['personalData']);
    expect(of('es-ley-10-2025')).toEqual(['billing']);
    expect(of('co-pqr')).toEqual(['documents', 'consultation']);
    expect(of('es-electricity')).toEqual(['billing', 'continuity', 'metering', 'wrongCut']);
  });

  test('several profiles of one company stand side by side', () => {
    expect(ask(['es-ley-10-2025', 'eu-gdpr'], 'dataRequest', null).map(({ rule }) => rule)).toEqual([
      'gdpr/12.3',
    ]);
    expect(
      ask(['es-ley-10-2025', 'es-an-claim-form'], 'complaint', null).map(({ rule, binding }) => [
        rule,
        binding,
      ]),
    ).toEqual([
      // Ten working days end on the day before fifteen calendar days do.
      ['decreto-472-2019/11', true],
      ['trlgdcu/21.3', false],
      ['ley-10-2025/17.1', false],
    ]);
  });

  test.each([
    ['the last day of the old law: a month', '2025-12-27T22:30:00.000Z', '2026-01-27'],
    ['the first of the new one, by the clock of the place', '2025-12-27T23:30:00.000Z', '2026-01-12'],
  ])('%s', (_name, at, dueDate) => {
    expect(ask(['es-trlgdcu'], 'complaint', null, at).find(({ binding }) => binding)?.dueDate).toBe(dueDate);
  });

  test.each([
    // Twelve months from 28 December 2025, from date to date: the 28th is their last day, in the zone of the place.
    ['2026-12-27T12:00:00.000Z', false],
    ['2026-12-28T22:59:59.000Z', false],
    ['2026-12-28T23:00:00.000Z', true],
    ['2026-12-29T12:00:00.000Z', true],
  ])('the year of adaptation ends: at %s in force is %s', (at, inForce) => {
    expect(ask(['es-ley-10-2025'], 'query', null, at)).toMatchObject([{ inForce, binding: inForce }]);
  });

  test('an extension is the whole time from the presentation; what silence grants comes after', () => {
    const [petition] = ask(['co-pqr'], 'petition', null);
    expect([petition?.dueDate, petition?.extended?.dueDate]).toEqual(['2027-02-22', '2027-03-15']);
    const [documents] = ask(['co-pqr'], 'documents', null);
    expect([documents?.silence, documents?.dueDate, documents?.afterSilence?.dueDate]).toEqual([
      'accepted',
      '2027-02-15',
      '2027-02-18',
    ]);
  });
});

describe('guards', () => {
  const large = profilesOf(['es-ley-10-2025'], regimeProfiles);
  const small = profilesOf(['es-trlgdcu'], regimeProfiles);
  test.each([
    [large, 'closeByTimer', 'refused', 'Ley 10/2025, art. 13.2'],
    [large, 'surveyBeforeNotification', 'refused', 'Ley 10/2025, art. 18.2'],
    [large, 'deleteRecordingBeforeNotification', 'refused', 'Ley 10/2025, art. 12.1'],
    [large, 'closeUnanswered', 'secondPerson', 'Ley 10/2025, art. 13.1'],
    [large, 'offerDuringCut', 'free', null],
    [small, 'closeByTimer', 'refused', 'TRLGDCU, art. 21.3'],
    [small, 'relabel', 'reason', 'TRLGDCU, art. 21.2'],
    [
      profilesOf(['es-continuous-service'], regimeProfiles),
      'offerDuringCut',
      'refused',
      'Ley 10/2025, art. 16.2',
    ],
    [profilesOf(['es-finance'], regimeProfiles), 'surveyBeforeNotification', 'free', null],
    [[], 'closeByTimer', 'free', null],
  ] as const)('%#: %s', (profiles, act, guard, article) => {
    expect(guardAct(profiles, act)).toEqual({ guard, article });
  });

  const asked = { profiles: large, presentedAt: '2027-02-01T09:00:00.000Z', calendar };
  test.each([
    ['a complaint becomes a question: it gains time', ['complaint', null], ['query', null], 'secondPerson'],
    ['a question becomes a complaint: it loses time', ['query', null], ['complaint', null], 'free'],
    [
      'a complaint becomes thanks: it has no deadline any more',
      ['complaint', null],
      ['thanks', null],
      'secondPerson',
    ],
    ['a bill is no bill', ['query', 'billing'], ['query', null], 'secondPerson'],
    ['it is about a bill', ['query', null], ['query', 'billing'], 'free'],
    ['an incident is a question: the same time', ['incident', null], ['query', null], 'free'],
    ['thanks become a complaint', ['thanks', null], ['complaint', null], 'free'],
  ] as const)('%s', (_name, [kind, topic], [toKind, toTopic], guard) => {
    expect(guardRelabel({ kind, topic }, { kind: toKind, topic: toTopic }, asked).guard).toBe(guard);
  });

  test('to call a complaint one is free at a bank as well, where it has a month; to say that it is about no payment is not', () => {
    const bank = { ...asked, profiles: profilesOf(['es-finance'], regimeProfiles) };
    const of = (kind: LegalKind, topic: LegalTopic | null = null) => ({ kind, topic });
    expect(guardRelabel(of('query'), of('complaint'), bank).guard).toBe('free');
    expect(guardRelabel(of('query', 'billing'), of('complaint', 'billing'), bank).guard).toBe('free');
    expect(guardRelabel(of('complaint', 'paymentService'), of('complaint'), bank).guard).toBe('secondPerson');
    expect(guardRelabel(of('complaint'), of('query'), bank).guard).toBe('free');
    expect(guardRelabel(of('complaint'), of('thanks'), bank).guard).toBe('secondPerson');
  });

  test('telecommunications: a complaint stops neither bill nor cut; elsewhere it does', () => {
    const holds = (id: string) => profilesOf([id], regimeProfiles)[0]!.holds;
    expect(holds('es-telecom')).toMatchObject({ suspension: false, collection: false });
    expect(holds('es-continuous-service')).toMatchObject({ suspension: true, collection: true });
    expect(holds('es-finance')).toMatchObject({ suspension: false, collection: false });
  });
});

describe('calls', () => {
  const calls = (inTime: number, late: number, lost: number, wait = 60) => [
    ...Array.from({ length: inTime }, () => ({ waitSeconds: wait })),
    ...Array.from({ length: late }, () => ({ waitSeconds: 200 })),
    ...Array.from({ length: lost }, () => ({ waitSeconds: null })),
  ];
  test.each([
    [
      '940 in time, 30 late, 30 lost',
      calls(940, 30, 30),
      { share: 0.94, passes: { share: false, bestMean: true, mean: true } },
    ],
    ['950 in time', calls(950, 20, 30), { share: 0.95, passes: { share: true, bestMean: true, mean: true } }],
    [
      'a tenth lost: the mean alone sees nothing',
      calls(900, 0, 100),
      {
        share: 0.9,
        bestMeanSeconds: null,
        meanSeconds: 60,
        passes: { share: false, bestMean: false, mean: true },
      },
    ],
    ['all in 179.9 s', calls(100, 0, 0, 179.9), { passes: { share: true, bestMean: true, mean: true } }],
    ['all in 180 s', calls(100, 0, 0, 180), { passes: { share: false, bestMean: false, mean: false } }],
    [
      'none answered',
      calls(0, 0, 5),
      {
        share: 0,
        shareOfAnswered: 0,
        meanSeconds: null,
        passes: { share: false, bestMean: false, mean: false },
      },
    ],
  ])('%s', (_name, given, expected) => expect(phoneShares(given)).toMatchObject(expected));
  test('of no call nothing is said', () => expect(phoneShares([])).toBe(null));

  test.each([
    ['commercial', 'out', '900 123 123', '2026-10-16', true],
    ['commercial', 'out', '900 123 123', '2026-10-17', false],
    ['commercial', 'out', '400 123 123', '2026-10-18', true],
    ['commercial', 'out', '+34 400-123-123', '2026-10-18', true],
    ['commercial', 'out', '0034400123123', '2026-10-18', true],
    ['commercial', 'out', '914001234', '2026-10-18', false],
    ['commercial', 'in', '400123123', '2026-10-18', false],
    ['service', 'out', '400123123', '2026-10-18', false],
    ['service', 'in', '900123123', '2026-10-18', true],
  ] as const)('%s %s with %s on %s: %s', (purpose, direction, number, on, allowed) => {
    expect(judgeCall({ purpose, direction, number, on }).allowed).toBe(allowed);
  });

  test('a supervisor at ten to midnight calls back today', () => {
    const at = '2026-11-17T22:50:00.000Z';
    expect(supervisorDeadlines(at, 'Europe/Madrid')).toEqual({
      transferBefore: '2026-11-17T22:53:00.000Z',
      callBackBy: '2026-11-17T22:59:59.000Z',
      callBackDate: '2026-11-17',
    });
    expect(isTransferInTime(at, '2026-11-17T22:52:59.999Z')).toBe(true);
    expect(isTransferInTime(at, '2026-11-17T22:53:00.000Z')).toBe(false);
  });
});

test.each([
  ['2026-12-01', true],
  ['2026-11-30', false],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('a review of 31 December about %s: %s', (usedOn, isInTime) => {
  expect(isReviewedInTime(usedOn, '2026-12-31')).toBe(isInTime);
});
