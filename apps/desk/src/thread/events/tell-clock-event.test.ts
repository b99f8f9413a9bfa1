import type { EventDto } from '@hilo/api';
import { threadEventTypes } from '@hilo/api';
import { formatList, locales, translator } from '@hilo/ui/i18n';
import { describe, expect, it } from 'vitest';
import { clockEventMessages } from './clockEventMessages.ts';
import { sampleEvent } from './sample-event.fixture.ts';
import { tellClockEvent } from './tell-clock-event.ts';

const names: Record<string, string> = { l: 'Lucía', m: 'Marta' };
const tell = (event: Partial<EventDto>, locale: 'es' | 'en' = 'es') =>
  tellClockEvent(sampleEvent(0, event), {
    t: translator(clockEventMessages, locale),
    myId: 'm',
    agentName: (id) => names[id ?? ''],
    clockWord: ({ kind }) => (kind === 'legal' ? 'el plazo legal' : 'la primera respuesta'),
    moment: () => '24 nov, 09:00',
    list: (words) => formatList(locale, words),
  });

describe('what time did to a ticket, in words', () => {
  it.each<[string, EventDto['type'], EventDto['facts'], EventDto['actor']]>([
    [
      'Aviso a mitad de plazo: la primera respuesta vence el 24 nov, 09:00',
      'clock.warned',
      { clockId: 'c', kind: 'firstAnswer', rule: 'promise', dueAt: '', share: 0.5, agentIds: ['l'] },
      { type: 'system', id: null },
    ],
    [
      'Aviso al 90 % del plazo: la primera respuesta vence el 24 nov, 09:00',
      'clock.warned',
      { clockId: 'c', kind: 'firstAnswer', rule: 'promise', dueAt: '', share: 0.9, agentIds: ['l'] },
      { type: 'system', id: null },
    ],
    [
      'Fuera de plazo: el plazo legal. Aviso para Lucía y ti',
      'clock.escalated',
      { clockId: 'c', kind: 'legal', rule: 'ley/17', dueAt: '', step: 0, agentIds: ['l', 'm'] },
      { type: 'system', id: null },
    ],
    [
      'Lucía pide aprobación para cerrarla sin respuesta',
      'approval.asked',
      { approvalId: 'a', action: 'close', agentIds: ['m'] },
      { type: 'agent', id: 'l' },
    ],
    [
      'Has rechazado cambiarle el tipo',
      'approval.decided',
      { approvalId: 'a', action: 'relabel', decision: 'refused', agentIds: ['l'] },
      { type: 'agent', id: 'm' },
    ],
  ])('%s', (words, type, facts, actor) => {
    expect(tell({ type, facts, actor })).toBe(words);
  });

  it('has words for every kind of it that the server sends, whoever did it, in every language', () => {
    const facts = { agentIds: [], kind: 'firstAnswer' };
    for (const locale of locales)
      for (const type of threadEventTypes.filter((type) => /^(clock|approval)\./.test(type)))
        for (const actor of [
          { type: 'agent', id: 'm' },
          { type: 'agent', id: 'l' },
          { type: 'system', id: null },
        ] as const) {
          const words = tell({ type, facts, actor }, locale);
          expect([type, words]).toEqual([type, expect.stringMatching(/^\p{Lu}[^{}]{4,}$/u)]);
        }
  });

  it('tells nothing else', () => {
    expect(tell({})).toBeNull();
  });
});
