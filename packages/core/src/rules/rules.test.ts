import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { HeldField } from '../tickets/field-filter.ts';
import { applyRules, judgeRules } from './apply-rules.ts';
import { guessLanguage } from './guess-language.ts';
import { matchRule, unmetOf } from './match-rule.ts';
import type { Rule, RuleCondition, RuleFacts } from './rule.ts';

const facts: RuleFacts = {
  sender: 'ana@mail.taller.example',
  recipients: ['ayuda@shop.example'],
  subject: 'Factura  duplicada',
  text: 'Hola, me faltan dos recibos.\nGracias por la Atención',
  tags: ['vip'],
  channelId: 'c1',
  language: 'es',
  organisationId: 'o1',
  capabilities: ['deferred', 'private', 'text'],
  customFields: new Map<string, HeldField>([
    ['customer.vip', { type: 'checkbox', value: true }],
    ['customer.member', { type: 'checkbox', value: null }],
    ['customer.spent', { type: 'number', value: 1200 }],
    ['customer.since', { type: 'date', value: '2024-05-01' }],
    ['customer.likes', { type: 'choices', value: ['tea', 'rum'] }],
    ['customer.town', { type: 'text', value: 'A Coruña' }],
    ['ticket.zone', { type: 'choice', value: 'north' }],
    ['ticket.order', { type: 'text', value: null }],
  ]),
};
const rule = (id: string, given: Partial<Rule> = {}): Rule => ({
  id,
  isOn: true,
  runsOn: 'opened',
  match: 'all',
  conditions: [],
  actions: {},
  stops: false,
  ...given,
});

describe('a question', () => {
  const cases: [RuleCondition['field'], string, boolean][] = [
    ['sender', 'ana@mail.taller.example', true],
    ['sender', 'ANA@Mail.Taller.Example', true],
    ['sender', 'taller.example', true],
    ['sender', '@mail.taller.example', true],
    ['sender', 'aller.example', false],
    ['sender', 'ana@taller.example', false],
    ['sender', '', false],
    ['recipient', 'ayuda@shop.example', true],
    ['recipient', 'ventas@shop.example', false],
    ['subject', 'factura duplicada', true],
    ['subject', 'recibos', false],
    ['words', 'recibos', true],
    ['words', 'duplicada', true],
    ['words', 'alta', false],
    ['words', 'faltan dos', true],
    ['words', 'atencion', true],
    ['words', ' ', false],
    ['tag', 'VIP', true],
    ['channel', 'c1', true],
    ['channel', 'c2', false],
    ['language', 'es', true],
    ['organisation', 'o1', true],
    ['organisation', 'o2', false],
    ['capability', 'deferred', true],
    ['capability', 'live', false],
    ['customField', 'customer.vip:true', true],
    ['customField', 'customer.vip:false', false],
    ['customField', 'customer.member:false', true],
    ['customField', 'customer.spent:1000..', true],
    ['customField', 'customer.spent:..999.5', false],
    ['customField', 'customer.since:2024-01-01..2024-12-31', true],
    ['customField', 'customer.since:2025-01-01..', false],
    ['customField', 'customer.likes:rum', true],
    ['customField', 'customer.town:coruna', true],
    ['customField', 'ticket.zone:north', true],
    ['customField', 'ticket.zone:south', false],
    ['customField', 'ticket.order:-', true],
    ['customField', 'ticket.order:*', false],
  ];
  test.each(cases)('%s "%s"', (field, value, isMatch) => {
    const found = matchRule(
      {
        match: 'all',
        conditions: [{ field, values: [...(field === 'customField' ? [] : ['nothing']), value] }],
      },
      facts,
    );
    expect(found).toEqual(isMatch ? [{ field, value }] : null);
  });
  it('all or any of them', () => {
    const conditions: RuleCondition[] = [
      { field: 'tag', values: ['vip'] },
      { field: 'channel', values: ['c2'] },
    ];
    expect(matchRule({ match: 'all', conditions }, facts)).toBeNull();
    expect(matchRule({ match: 'any', conditions }, facts)).toEqual([{ field: 'tag', value: 'vip' }]);
    expect(matchRule({ match: 'any', conditions: [] }, facts)).toEqual([]);
  });
});

describe('rules in their order', () => {
  const targets = { agentIds: new Set(['a1']), queueIds: new Set(['q1', 'q2']), teamIds: new Set<string>() };
  it('lets the upper one hold, adds tags up, and shows them to those below', () => {
    const { changes, applied } = applyRules(
      [
        rule('1', { actions: { queueId: 'q1', tags: ['billing', 'vip'] } }),
        rule('2', {
          conditions: [{ field: 'tag', values: ['billing'] }],
          actions: { queueId: 'q2', ownerId: 'a1', tags: ['x'] },
        }),
        rule('3', { actions: { teamId: 't1', tags: ['x'] } }),
        rule('4', { isOn: false, actions: { kind: 'complaint' } }),
      ],
      facts,
      'opened',
      null,
    );
    expect(changes).toEqual({ queueId: 'q1', ownerId: 'a1', tags: ['billing', 'x'] });
    expect(applied.map(({ ruleId, changes: own }) => [ruleId, own])).toEqual([
      ['1', { queueId: 'q1', tags: ['billing'] }],
      ['2', { ownerId: 'a1', tags: ['x'] }],
    ]);
  });
  it('puts no more tags on a ticket than it takes', () => {
    const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);
    const { changes, applied } = applyRules(
      ['a', 'b', 'c'].map((name) => rule(name, { actions: { tags: many(name, 20) } })),
      { ...facts, tags: many('had', 5) },
      'opened',
      null,
    );
    expect(changes.tags).toEqual([...many('a', 20), ...many('b', 5)]);
    // The third had nothing to add.
    expect(applied.map(({ ruleId }) => ruleId)).toEqual(['a', 'b']);
  });
  it('passes over what points at nothing, as a whole', () => {
    const broken = [
      rule('1', { actions: { queueId: 'gone', priority: 'high' } }),
      rule('2', { actions: { teamId: 'gone', tags: ['a'] } }),
      rule('3', { actions: { queueId: 'q2' } }),
    ];
    expect(applyRules(broken, facts, 'opened', targets).changes).toEqual({ queueId: 'q2' });
  });
  it('looks at a later message only where it was asked to', () => {
    const both = [
      rule('1', { actions: { kind: 'complaint' } }),
      rule('2', { runsOn: 'message', actions: { kind: 'incident' } }),
    ];
    expect(applyRules(both, facts, 'message', targets).changes).toEqual({ kind: 'incident' });
    expect(applyRules(both, facts, 'opened', targets).changes).toEqual({ kind: 'complaint' });
  });
  it('is passed over, as a whole, where it asks for a field that is gone', () => {
    const gone = rule('1', {
      match: 'any',
      conditions: [
        { field: 'tag', values: ['vip'] },
        { field: 'customField', values: ['customer.gone:true'] },
      ],
      actions: { priority: 'high' },
      stops: true,
    });
    const verdicts = judgeRules([gone, rule('2', { actions: { tags: ['a'] } })], facts, 'opened', null);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['broken', 'applied']);
  });
  it('looks no further than one that stops and applies, though it add nothing', () => {
    const list = [
      rule('1', {
        conditions: [{ field: 'tag', values: ['none'] }],
        actions: { queueId: 'q1' },
        stops: true,
      }),
      rule('2', { runsOn: 'message', actions: { queueId: 'q2' } }),
      rule('3', { actions: { queueId: 'gone' }, stops: true }),
      rule('4', { actions: { queueId: 'q1' }, stops: true }),
      rule('5', { runsOn: 'message', actions: { priority: 'high' } }),
      rule('6', { isOn: false, actions: { priority: 'low' } }),
    ];
    const of = (on: 'opened' | 'message') =>
      judgeRules(list, facts, on, targets).map(({ verdict }) => verdict);
    expect(of('opened')).toEqual(['unmatched', 'applied', 'broken', 'nothingNew', 'afterStop', 'off']);
    expect(of('message')).toEqual(['notNow', 'applied', 'notNow', 'notNow', 'applied', 'off']);
    expect(applyRules(list, facts, 'opened', targets).changes).toEqual({ queueId: 'q2' });
  });
  it('says what was asked in vain', () => {
    const conditions: RuleCondition[] = [
      { field: 'tag', values: ['vip'] },
      { field: 'capability', values: ['live'] },
      { field: 'customField', values: ['ticket.zone:south', 'ticket.zone:*'] },
    ];
    expect(unmetOf({ conditions }, facts)).toEqual([{ field: 'capability', values: ['live'] }]);
  });
  it('says no less in sum than its rules, whatever they are', () => {
    const actions = fc.record(
      {
        queueId: fc.constantFrom('q1', 'q2', 'gone'),
        ownerId: fc.constantFrom('a1', 'gone'),
        tags: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
        priority: fc.constantFrom('low' as const, 'urgent' as const),
      },
      { requiredKeys: [] },
    );
    const many = fc
      .array(actions, { maxLength: 8 })
      .map((all) => all.map((one, at) => rule(String(at), { actions: one })));
    fc.assert(
      fc.property(many, (rules) => {
        const { changes, applied } = applyRules(rules, facts, 'opened', targets);
        const sum: Record<string, unknown> = {};
        for (const { changes: own } of applied) {
          for (const name of Object.keys(own)) if (name !== 'tags') expect(sum).not.toHaveProperty(name);
          Object.assign(sum, own);
        }
        const { tags: _own, ...rest } = sum;
        const { tags = [], ...said } = changes;
        expect(rest).toEqual(said);
        expect(new Set(tags).size).toBe(tags.length);
        expect(JSON.stringify(changes)).not.toContain('gone');
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

test.each([
  ['Hola, buenos días: no me ha llegado el pedido y quiero saber cuándo llega.', 'es'],
  ['Hello, I would like to know when my order is going to arrive. Thanks', 'en'],
  [
    "Bon dia, no em funciona la calefacció i vull canviar l'horari. Gràcies pel vostre temps amb aquest tema",
    'ca',
  ],
  ['Bonjour, je veux savoir quand ma commande arrive, merci pour votre aide', 'fr'],
  ['ok', null],
  ['', null],
])('the language of "%s"', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});
