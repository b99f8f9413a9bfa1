import type { EventDto } from '@hilo/api';
import { threadEventTypes } from '@hilo/api';
import { formatList, locales, translator } from '@hilo/ui/i18n';
import { describe, expect, it } from 'vitest';
import { eventMessages } from './eventMessages.ts';
import { sampleEvent } from './sample-event.fixture.ts';
import { isTold, tellEvent } from './tell-event.ts';

const names: Record<string, string> = { l: 'Lucía', m: 'Marta' };
const tell = (event: Partial<EventDto>, locale: 'es' | 'en' = 'es', myId = 'm') =>
  tellEvent(sampleEvent(0, event), {
    t: translator(eventMessages, locale),
    ticketId: 't',
    myId,
    agentName: (id) => names[id ?? ''],
    queueName: (id) => (id === 'q' ? 'Averías' : undefined),
    ruleName: (id) => (id === 'r' ? 'Facturas' : undefined),
    moment: () => '24 nov, 09:00',
    list: (words) => formatList(locale, words),
  });

describe('what happened, in words', () => {
  it.each<[string, EventDto['type'], EventDto['facts'], EventDto['actor']]>([
    ['Lucía se la asignó', 'ticket.assigned', { from: null, to: 'l' }, { type: 'agent', id: 'l' }],
    ['Te la asignaste', 'ticket.assigned', { from: null, to: 'm' }, { type: 'agent', id: 'm' }],
    ['Lucía te la asignó', 'ticket.assigned', { from: null, to: 'm' }, { type: 'agent', id: 'l' }],
    ['La asignaste a Lucía', 'ticket.assigned', { from: 'm', to: 'l' }, { type: 'agent', id: 'm' }],
    ['Quedó sin asignar', 'ticket.assigned', { from: 'm', to: null }, { type: 'system', id: null }],
    [
      'Un programa la pasó a la cola Averías',
      'ticket.queued',
      { from: 'p', to: 'q' },
      { type: 'apiKey', id: 'k' },
    ],
    [
      'Lucía la puso en espera hasta el 24 nov, 09:00',
      'ticket.statusChanged',
      { from: 'open', to: 'waiting', followUpAt: '2026-11-24T08:00:00Z' },
      { type: 'agent', id: 'l' },
    ],
    [
      'Volvió de la espera',
      'ticket.statusChanged',
      { from: 'waiting', to: 'open' },
      { type: 'system', id: null },
    ],
    ['La resolviste', 'ticket.statusChanged', { from: 'open', to: 'resolved' }, { type: 'agent', id: 'm' }],
    ['Se reabrió al llegar un mensaje', 'ticket.reopened', { messageId: 'x' }, { type: 'system', id: null }],
    ['Acabó el aplazamiento', 'ticket.snoozed', { until: null }, { type: 'system', id: null }],
    [
      'Lucía cambió el tipo y las etiquetas',
      'ticket.changed',
      { fields: ['tags', 'kind'] },
      { type: 'agent', id: 'l' },
    ],
    [
      'Pasa a Lucía porque Marta no está',
      'ticket.assigned',
      { from: 'm', to: 'l', why: 'away' },
      { type: 'system', id: null },
    ],
    [
      'Vuelve a la cola porque Lucía no está',
      'ticket.assigned',
      { from: 'l', to: null, why: 'away' },
      { type: 'system', id: null },
    ],
    [
      'Te ha tocado por turno',
      'ticket.assigned',
      { from: null, to: 'm', why: 'turn' },
      { type: 'system', id: null },
    ],
    [
      'Regla «Facturas»: a la cola Averías, para Lucía, prioridad alta y 2 etiquetas',
      'ticket.ruleApplied',
      { ruleId: 'r', changes: { queueId: 'q', ownerId: 'l', priority: 'high', tagCount: 2 } },
      { type: 'system', id: null },
    ],
    ['Usaste una macro', 'ticket.macroApplied', { answerId: 'x' }, { type: 'agent', id: 'm' }],
    [
      'Alguien tachó un adjunto',
      'message.redacted',
      { messageId: 'x', fileId: 'f' },
      { type: 'agent', id: 'gone' },
    ],
  ])('%s', (words, type, facts, actor) => {
    expect(tell({ type, facts, actor }).words).toBe(words);
  });

  it('leads to the other half of a move, from either side', () => {
    const facts = { messageIds: ['a', 'b'], fromTicketId: 't', toTicketId: 'u', moveId: 'x', undoes: null };
    expect(tell({ type: 'message.moved', facts })).toEqual({
      words: 'Lucía movió 2 mensajes a otra gestión',
      otherTicketId: 'u',
    });
    const here = { ...facts, messageIds: ['a'], fromTicketId: 'u', toTicketId: 't' };
    expect(tell({ type: 'message.moved', facts: here }, 'en')).toEqual({
      words: 'Lucía brought a message from another ticket',
      otherTicketId: 'u',
    });
    expect(tell({ type: 'message.moved', facts: { ...here, undoes: 'y' } }).words).toBe(
      'Lucía recuperó un mensaje de otra gestión',
    );
  });

  it('has words for every kind of it that the server sends, whoever did it, in every language', () => {
    const facts = {
      fields: ['subject'],
      messageIds: ['a'],
      fromTicketId: 't',
      toTicketId: 'u',
      to: 'open',
      changes: {},
    };
    for (const locale of locales)
      for (const type of threadEventTypes.filter((type) => !/^(clock|approval)\./.test(type)))
        for (const actor of [
          { type: 'agent', id: 'm' },
          { type: 'agent', id: 'l' },
          { type: 'system', id: null },
        ] as const) {
          const { words } = tell({ type, facts, actor }, locale);
          expect([type, words]).toEqual([type, expect.stringMatching(/^\p{Lu}[^{}]{4,}$/u)]);
        }
  });

  it('passes over what concerns no reader', () => {
    const changed = (fields: string[]) => sampleEvent(0, { type: 'ticket.changed', facts: { fields } });
    expect(isTold(changed(['suggestions']))).toBe(false);
    expect(isTold(changed(['suggestions', 'tags']))).toBe(true);
    const ofSnooze = {
      clockId: 'c',
      kind: 'followUp',
      rule: 'snooze',
      dueAt: '',
      share: 0.5,
      agentIds: [],
    };
    expect(isTold(sampleEvent(0, { type: 'clock.warned', facts: ofSnooze }))).toBe(false);
    const byRule = { facts: { from: null, to: 'l', why: 'rule' } };
    expect(isTold(sampleEvent(0, { type: 'ticket.assigned', ...byRule }))).toBe(false);
    expect(isTold(sampleEvent(0))).toBe(true);
  });
});
