import { noVocation } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import type { PromiseCard } from './promise-cards.ts';
import { sayOpening } from './say-moment.ts';
import { sayPromise } from './say-promise.ts';

const at = '2026-03-02T11:00:00.000Z';
const open: PromiseCard = {
  channelId: 'chat',
  name: 'Chat',
  vocation: { ...noVocation, text: { es: 'Para dudas.', en: null } },
  state: 'open',
  openUntil: '2026-03-02T17:00:00.000Z',
  opensAt: null,
  timeZone: 'Europe/Madrid',
  week: [],
  promised: { firstAnswerMinutes: 240, nextAnswerMinutes: null, solutionMinutes: null },
  estimate: { minutes: 12, waiting: 0, answers: 9, by: '2026-03-02T11:12:00.000Z' },
  kept: { percent: 96, kept: 48, due: 50, weeks: 4 },
  entrance: null,
};
const closed: PromiseCard = {
  ...open,
  state: 'closed',
  openUntil: null,
  opensAt: '2026-03-03T08:00:00.000Z',
};

const said = (card: PromiseCard, isStaffed: boolean, formality: 'familiar' | 'formal' = 'familiar') =>
  sayPromise(
    { at, organisation: 'La Tienda', timeZone: 'Europe/Madrid', channels: [card] },
    'chat',
    { formality },
    'https://hilo.example',
    isStaffed,
  )!;

describe('what a channel says of itself beside whether somebody is there', () => {
  it('is its hours and how long it takes while somebody is there', () => {
    expect(said(open, true).es).toEqual({
      standing: null,
      text: 'Para dudas.\nAbierto hasta las 18:00.\nSi escribes ahora: respuesta en unos 15 minutos.\nCumplido en las últimas 4 semanas: 96 %.',
    });
  });

  it('is that it takes a while where it is open and nobody is there', () => {
    const { es, en, isOpen } = said(open, false, 'formal');
    expect(isOpen).toBe(true);
    expect(es.standing).toBe('Abierto: contestamos en unos 15 minutos');
    expect(es.text).toContain('Seguimos contestando hasta las 18:00.\nSi escribe');
    expect(en.standing).toBe('Open: we answer in about 15 minutes');
  });

  it('falls back on what was promised where nothing is known of the wait', () => {
    const { es } = said({ ...open, estimate: null }, false);
    expect(es.standing).toBe('Abierto: contestamos en cuanto podamos');
    expect(es.text).toContain('Primera respuesta: en 4 horas de atención.');
  });

  it('does not call closed what somebody is there for', () => {
    const { es, isOpen } = said(closed, true);
    expect(isOpen).toBe(false);
    expect(es.standing).toBeNull();
    expect(es.text).toContain('Fuera de horario (abre el martes a las 09:00)');
    expect(es.text).toContain('pero ahora hay alguien.');
    expect(es.text).not.toContain('Cerrado');
  });

  it('says when it opens where it is closed and nobody is there', () => {
    const { es } = said(closed, false);
    expect(es.standing).toBeNull();
    expect(es.text).toContain('Cerrado. Abre el martes a las 09:00.');
    expect(es.text).toContain('https://hilo.example/promise');
  });

  it.each([
    ['2026-03-02T15:30:00.000Z', 'hoy a las 16:30', 'today at 16:30'],
    ['2026-03-02T23:30:00.000Z', 'el martes a las 00:30', 'on Tuesday at 00:30'],
    ['2026-03-08T08:00:00.000Z', 'el domingo a las 09:00', 'on Sunday at 09:00'],
    ['2026-03-09T12:00:00.000Z', 'el lunes, 9 de marzo, a las 13:00', 'on Monday, 9 March, at 13:00'],
    ['2026-03-03T00:05:00.000Z', 'el martes a la 01:05', 'on Tuesday at 01:05'],
  ])('says of %s, in the zone of the channel, %s', (opensAt, es, en) => {
    const said = sayOpening('es', 'Europe/Madrid', new Date(opensAt), new Date(at));
    expect([said, sayOpening('en', 'Europe/Madrid', new Date(opensAt), new Date(at))]).toEqual([es, en]);
  });

  it('counts nights and days on which nobody works', () => {
    const far = { ...open, estimate: { ...open.estimate!, minutes: 240, by: '2026-03-05T11:00:00.000Z' } };
    expect(said(far, true).es.text).toContain('respuesta en unos tres días.');
  });
});
