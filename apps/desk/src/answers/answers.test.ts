import type { AnswerDto } from '@hilo/api';
import { defineCapabilities } from '@hilo/channel-kit';
import { describe, expect, it } from 'vitest';
import { type FillContext, fillFor } from './fill-for.ts';
import { findAnswers } from './find-answers.ts';
import { firstLine } from './first-line.ts';

const answer = (title: string, more: Partial<AnswerDto> = {}): AnswerDto => ({
  id: title,
  title,
  shortcut: null,
  folder: '',
  audience: 'everyone',
  agentId: null,
  teamId: null,
  bodies: [],
  actions: null,
  useCount: 0,
  lastUsedAt: null,
  version: 1,
  canWrite: true,
  missing: [],
  ...more,
});
const body = (locale: 'es' | 'en', text: string, more: Partial<AnswerDto['bodies'][number]> = {}) => ({
  locale,
  liveness: null,
  medium: null,
  text,
  html: null,
  ...more,
});

describe('finding an answer', () => {
  const list = [
    answer('Plazos de envío', { folder: 'Pedidos', bodies: [body('es', 'Tarda dos días')] }),
    answer('Devolución', { shortcut: 'dev' }),
    answer('Gracias', { shortcut: 'envíos' }),
  ];
  const titles = (query: string) => findAnswers(list, query).map(({ title }) => title);
  it('by shortcut, title, folder and words, accents or not', () => {
    expect(titles('')).toHaveLength(3);
    expect(titles('envio')).toEqual(['Gracias', 'Plazos de envío']);
    expect(titles('DEV')).toEqual(['Devolución']);
    expect(titles('pedidos')).toEqual(['Plazos de envío']);
    expect(titles('dos dias')).toEqual(['Plazos de envío']);
    expect(titles('nada')).toEqual([]);
  });
});

it('shows in a list what it says first below its greeting, as a person reads it', () => {
  const cita = answer('Cita', {
    bodies: [body('es', '\nHola, {{customer.firstName|}}:\n\n{{customer.firstName|}}, vamos mañana.')],
  });
  expect(firstLine(cita, () => 'nombre de pila')).toBe('[nombre de pila], vamos mañana.');
  const bare = answer('Saludo', { bodies: [body('es', 'Hola, {{customer.firstName|}}:')] });
  expect(firstLine(bare, () => 'nombre de pila')).toBe('Hola, [nombre de pila]:');
  const list = answer('Horario', { bodies: [body('es', 'De lunes a viernes.\nDe 9 a 18 h.')] });
  expect(firstLine(list, () => '')).toBe('De lunes a viernes.');
  expect(firstLine(answer('Sin palabras'), () => '')).toBe('');
});

describe('filling it for a ticket', () => {
  const context: FillContext = {
    ticket: { customer: { id: 'c', name: 'Ana <Núñez>', address: null }, trackingKey: 'H-1', subject: null },
    messages: [{ direction: 'in', text: 'Hello, when is my order going to arrive? Thanks for the help' }],
    me: { name: 'Marta Rey', alias: 'Marta', locale: 'es' },
    customer: undefined,
    houseName: 'La tienda',
    channel: defineCapabilities({ outbound: true }),
    nameGap: (_variable, name) => name,
  };
  const both = answer('x', {
    bodies: [body('es', 'Hola {{customer.name}}'), body('en', 'Hi {{customer.name}}, {{agent.name}}')],
  });
  it('takes the language of the customer, and lets no name be a tag', () => {
    expect(fillFor(both, context)).toEqual({
      text: 'Hi Ana <Núñez>, Marta',
      html: '<div>Hi Ana &lt;Núñez&gt;, Marta</div>',
    });
    expect(fillFor(both, { ...context, messages: [] })?.text).toBe('Hola Ana <Núñez>');
  });
  it('keeps the format it was written in, and shows what is missing', () => {
    const html = answer('x', {
      bodies: [body('es', 'Sobre {{ticket.subject}}', { html: '<div><b>{{ticket.subject}}</b></div>' })],
    });
    expect(fillFor(html, context)).toEqual({
      text: 'Sobre ⟦ticket.subject⟧',
      html: '<div><b>⟦ticket.subject⟧</b></div>',
    });
    expect(fillFor(answer('empty'), context)).toBeNull();
  });
});
