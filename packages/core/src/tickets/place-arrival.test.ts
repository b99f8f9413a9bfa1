import { describe, expect, it } from 'vitest';
import { type PlacingFacts, placeArrival, type TicketClaim } from './place-arrival.ts';

const now = '2026-03-02T09:00:00Z';
const minutesAgo = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** A mail of somebody who is known, about something new. */
const facts = (given: Partial<PlacingFacts> = {}): PlacingFacts => ({
  channelKeepsThread: false,
  subject: 'My boiler',
  text: 'It does not start.',
  occurredAt: now,
  direction: 'in',
  isAutomatic: false,
  customerId: 'ana',
  identityId: 'ana-mail',
  claims: [],
  openTickets: [],
  ...given,
});

const claim = (
  rule: TicketClaim['rule'],
  standing: TicketClaim['standing'],
  ticketId = 'boiler',
): TicketClaim => ({ rule, ticketId, standing, subjects: ['My boiler'] });

const open = (given: Partial<PlacingFacts['openTickets'][number]> = {}) => ({
  ticketId: 'boiler',
  trackingKey: 'H-7K3-QX4-TB9',
  lastInboundAt: minutesAgo(5),
  lastInboundIdentityId: 'ana-mail',
  lastInboundSubject: 'My boiler',
  isSameChannel: true,
  ...given,
});

const rules: TicketClaim['rule'][] = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
];

describe('what points at a ticket', () => {
  it.each(rules)('%s counts for its customer and for who takes part in it', (rule) => {
    for (const standing of ['customer', 'participant'] as const)
      expect(placeArrival(facts({ claims: [claim(rule, standing)] }))).toEqual({
        decision: 'joined',
        ticketId: 'boiler',
        rule,
        suggestions: [],
        refused: [],
      });
  });

  it.each(rules)(
    '%s of a stranger opens a ticket of his own, and is suggested and kept as refused',
    (rule) => {
      expect(placeArrival(facts({ claims: [claim(rule, 'none')] }))).toEqual({
        decision: 'opened',
        ticketId: null,
        rule: 'new',
        suggestions: [{ ticketId: 'boiler', rule }],
        refused: [{ ticketId: 'boiler', rule }],
      });
    },
  );

  it('counts in the order of how hard it is to guess, whatever came first', () => {
    const claims = rules.toReversed().map((rule) => claim(rule, 'customer', `by ${rule}`));
    for (const [at, rule] of rules.entries())
      expect(placeArrival(facts({ claims: claims.slice(0, rules.length - at) }))).toMatchObject({
        ticketId: `by ${rule}`,
        rule,
      });
  });

  it('counts by what the sender takes part in, past what she does not', () => {
    const claims = [claim('replyToken', 'none', 'of another'), claim('trackingKey', 'participant')];
    expect(placeArrival(facts({ claims }))).toMatchObject({
      ticketId: 'boiler',
      rule: 'trackingKey',
      refused: [{ ticketId: 'of another', rule: 'replyToken' }],
    });
  });

  it('counts before what merely continues', () => {
    const given = { claims: [claim('trackingKey', 'customer', 'named')], channelKeepsThread: true };
    expect(placeArrival(facts({ ...given, openTickets: [open()] }))).toMatchObject({ ticketId: 'named' });
  });

  it.each<[TicketClaim['rule'], 'asked' | undefined]>([
    ['replyToken', 'asked'],
    ['reference', 'asked'],
    ['continuationToken', undefined],
    ['nativeThread', undefined],
    ['trackingKey', undefined],
  ])('%s under a subject of its own: %s', (rule, newSubject) => {
    const given = { claims: [claim(rule, 'customer')], subject: 'Invoice of March twice' };
    expect(placeArrival(facts(given)).newSubject).toBe(newSubject);
    // Neither a machine nor one of ours is asked what they mean.
    expect(placeArrival(facts({ ...given, isAutomatic: true })).newSubject).toBeUndefined();
    expect(placeArrival(facts({ ...given, direction: 'out' })).newSubject).toBeUndefined();
  });
});

describe('what points at none', () => {
  it('goes on with the open ticket of the channel where that has a thread of its own', () => {
    const talk = facts({ channelKeepsThread: true, openTickets: [open({ isSameChannel: false }), open()] });
    expect(placeArrival(talk)).toMatchObject({ decision: 'joined', ticketId: 'boiler', rule: 'continues' });
  });

  it('is not taken on from another channel: a ticket of its own, and the open one is suggested', () => {
    const talk = facts({ channelKeepsThread: true, openTickets: [open({ isSameChannel: false })] });
    expect(placeArrival(talk)).toEqual({
      decision: 'opened',
      ticketId: null,
      rule: 'new',
      suggestions: [{ ticketId: 'boiler', rule: 'openTicket' }],
      refused: [],
    });
  });

  it.each<[string, Partial<PlacingFacts['openTickets'][number]>, Partial<PlacingFacts>, boolean]>([
    ['the same sender and subject', {}, {}, true],
    ['ten minutes later', { lastInboundAt: minutesAgo(10) }, {}, true],
    ['a moment more', { lastInboundAt: minutesAgo(10.1) }, {}, false],
    ['the later one first', { lastInboundAt: minutesAgo(-10) }, {}, true],
    ['with the mark of an answer', {}, { subject: 'RE:  my   BOILER' }, true],
    ['another subject', {}, { subject: 'My invoice' }, false],
    ['no subject', { lastInboundSubject: null }, { subject: null }, false],
    ['an empty one', { lastInboundSubject: 'Re:' }, { subject: 'Re: ' }, false],
    ['another address of the customer', { lastInboundIdentityId: 'ana-work' }, {}, false],
    ['another channel', { isSameChannel: false }, {}, false],
    ['nothing heard yet', { lastInboundAt: null }, {}, false],
  ])('mail, %s', (_, ticket, given, isJoined) => {
    expect(placeArrival(facts({ openTickets: [open(ticket)], ...given }))).toMatchObject(
      isJoined
        ? { decision: 'joined', ticketId: 'boiler', rule: 'repeatedSubject', suggestions: [] }
        : { decision: 'opened', rule: 'new', suggestions: [{ ticketId: 'boiler', rule: 'openTicket' }] },
    );
  });

  it('suggests each ticket once, what was refused before what is open, five at most', () => {
    const claims = [claim('trackingKey', 'none', 't1'), claim('reference', 'none', 't2')];
    const openTickets = ['t2', 't3', 't4', 't5', 't6'].map((ticketId) =>
      open({ ticketId, isSameChannel: false }),
    );
    expect(placeArrival(facts({ claims, openTickets })).suggestions.map(({ ticketId }) => ticketId)).toEqual([
      't2',
      't1',
      't3',
      't4',
      't5',
    ]);
  });
});

describe('what a machine answers', () => {
  it('joins what it belongs to', () => {
    const away = facts({ isAutomatic: true, claims: [claim('reference', 'customer')] });
    expect(placeArrival(away)).toMatchObject({ decision: 'joined', rule: 'reference' });
  });

  it.each<[string, Partial<PlacingFacts>]>([
    ['nothing', {}],
    ['a ticket that it takes no part in', { claims: [claim('reference', 'none')] }],
    ['an open ticket with the same subject', { openTickets: [open()] }],
    ['an open ticket of a channel with threads', { openTickets: [open()], channelKeepsThread: true }],
  ])('opens nothing: %s', (_, given) => {
    expect(placeArrival(facts({ isAutomatic: true, ...given }))).toMatchObject({
      decision: 'ignored',
      ticketId: null,
      rule: 'automatic',
    });
  });
});
