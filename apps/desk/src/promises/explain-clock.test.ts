import { legalAssumptions } from '@hilo/core';
import { formatList, formatLongDay, formatTime, type Locale, locales, translator } from '@hilo/ui/i18n';
import { describe, expect, it } from 'vitest';
import { type Explainer, explainClock } from './explain-clock.ts';
import { sampleClock, sampleLegalClock } from './sample-clock.fixture.ts';
import { whyMessages } from './whyMessages.ts';

const explainer = (change: Partial<Explainer> = {}, locale: Locale = 'es'): Explainer => ({
  t: translator(whyMessages, locale),
  moment: (at, zone) => `${formatLongDay(locale, at, at, zone)}, ${formatTime(locale, at, zone)}`,
  day: (date) => formatLongDay(locale, `${date}T12:00:00Z`, `${date}T12:00:00Z`, 'UTC'),
  list: (words) => formatList(locale, words),
  minutes: (minutes) => `${minutes / 60} horas`,
  calendars: [
    { name: 'Comunidad de Madrid', version: 2, holidays: new Map([['2026-10-12', 'Fiesta Nacional']]) },
  ],
  hoursName: 'Tienda',
  agentName: () => 'Lucía',
  zone: 'Europe/Madrid',
  others: [],
  ...change,
});

describe('why a clock is due when it is', () => {
  it('tells a deadline of the law in the order in which it was counted', () => {
    expect(explainClock(sampleLegalClock(), explainer())).toEqual([
      'Lo fija la norma: Ley 10/2025, art. 17.1.',
      'Llegó el jueves 1 de octubre, 10:00. Ese día no cuenta: el primero es el viernes 2 de octubre.',
      'Son 15 días hábiles: los días en que se trabaja.',
      'No cuentan los fines de semana.',
      'No cuenta el festivo: lunes 12 de octubre (Fiesta Nacional).',
      'Los festivos son los de Comunidad de Madrid (calendario versión 2).',
      'Vence el viernes 23 de octubre, 23:59.',
      'La ley no dice de dónde son los días hábiles: se toman los del lugar del cliente.',
    ]);
  });

  it('tells a promise by the hours that it was counted in, and the zone where that is another', () => {
    expect(explainClock(sampleClock(), explainer({ zone: 'America/Bogota' }))).toEqual([
      'Es lo prometido para este canal y este tipo de gestión.',
      'Cuenta desde el jueves 1 de octubre, 10:00, que es cuando llegó.',
      'Se cuentan 4 horas del horario «Tienda».',
      'Vence el jueves 1 de octubre, 14:00.',
      'Las horas son las de Madrid.',
    ]);
  });

  it('names both calendars, each as it was, where only shared holidays are passed over', () => {
    const sharedBy = [
      { code: 'ES-CT', version: 1 },
      { code: 'ES-MD', version: 3 },
    ];
    const clock = sampleLegalClock({
      trace: { calendarCode: 'ES-CT+ES-MD', calendarVersion: 3, sharedBy },
    });
    const holidays = new Map([['2026-10-12', 'Fiesta Nacional']]);
    const calendars = [
      { name: 'Cataluña', version: 1, holidays },
      { name: 'Comunidad de Madrid', version: 3, holidays },
    ];
    const said = explainClock(clock, explainer({ calendars }));
    expect(said).toContain(
      'Solo se saltan los festivos comunes a Cataluña (calendario versión 1) y Comunidad de Madrid (calendario versión 3), que es lo más estricto.',
    );
    expect(said.join(' ')).not.toContain('ES-CT');
  });

  it('names a holiday by its date where nobody knows the calendar any more', () => {
    const said = explainClock(sampleLegalClock(), explainer({ calendars: [] }));
    expect(said).toContain('No cuenta el festivo: lunes 12 de octubre.');
    expect(said).toContain('Los festivos son los de ES-MD (calendario versión 2).');
  });

  it('says that a year is provisional', () => {
    const said = explainClock(sampleLegalClock({ trace: { provisionalYears: [2027] } }), explainer());
    expect(said.find((one) => one.includes('provisional'))).toMatch(
      /festivos de 2027 aún no están publicados/,
    );
  });

  it('says which of several binds, and why', () => {
    const strict = sampleLegalClock({
      id: 's',
      isBinding: true,
      dueAt: '2026-10-16T21:59:59Z',
      trace: { unit: 'calendar-days', article: 'TRLGDCU, art. 21.3', dueDate: '2026-10-16', skipped: [] },
    });
    const other = sampleLegalClock();
    expect(explainClock(strict, explainer({ others: [other] })).at(-1)).toMatch(
      /De los 2 plazos .* manda este/,
    );
    expect(explainClock(other, explainer({ others: [strict] })).at(-1)).toBe(
      'No es el que manda: antes vence el de TRLGDCU, art. 21.3, el viernes 16 de octubre.',
    );
    expect(explainClock(other, explainer({ others: [{ ...strict, dueAt: other.dueAt }] })).at(-1)).toBe(
      'No es el que manda: el de TRLGDCU, art. 21.3 vence a la vez.',
    );
  });

  it('says who promised, and since when a clock stands still', () => {
    const called = sampleClock({
      kind: 'followUp',
      rule: 'agent',
      promisedById: 'l',
      trace: { unit: 'moment' },
    });
    expect(explainClock(called, explainer())[0]).toBe('Lo prometió Lucía.');
    const paused = sampleClock({
      kind: 'solution',
      state: 'paused',
      pausedAt: '2026-10-01T09:00:00Z',
      leftMinutes: 180,
    });
    const said = explainClock(paused, explainer());
    expect(said.at(-1)).toBe(
      'Está parado desde el jueves 1 de octubre, 11:00, mientras se espera al cliente. Quedan 3 horas de horario.',
    );
    expect(said.some((one) => one.startsWith('Vence'))).toBe(false);
  });

  it('says that more time was taken, why, and how far it may go', () => {
    const used = { at: '2026-10-20T10:00:00Z', from: '2026-10-23T21:59:59Z', messageId: 'm2' };
    const extended = sampleLegalClock({
      dueAt: '2026-11-05T22:59:59Z',
      note: 'Falta el informe.',
      promisedById: 'l',
      trace: { dueDate: '2026-11-05', extension: { latestAt: '2026-11-16T22:59:59Z', used } },
    });
    expect(explainClock(extended, explainer()).slice(-6)).toEqual([
      'Vencía el viernes 23 de octubre, 23:59.',
      'Lucía lo amplió el martes 20 de octubre, 12:00, antes de que venciera, y el cliente lo sabe.',
      'El motivo: «Falta el informe.»',
      'La ley deja ampliarlo una vez, hasta el lunes 16 de noviembre, 23:59 como mucho.',
      'Vence el jueves 5 de noviembre, 23:59.',
      'La ley no dice de dónde son los días hábiles: se toman los del lugar del cliente.',
    ]);
  });

  it('says which days of rest a month passed over at its end', () => {
    const month = sampleLegalClock({
      dueAt: '2026-11-02T22:59:59Z',
      trace: {
        unit: 'months',
        amount: 1,
        article: 'Reg. (UE) 2016/679, art. 12.3',
        dueDate: '2026-11-03',
        skipped: ['2026-11-01', '2026-11-02'],
        assumption: 'unionDaysOfRest',
      },
    });
    const calendars = [{ name: 'ES', version: 1, holidays: new Map([['2026-11-02', 'Todos los Santos']]) }];
    expect(explainClock(month, explainer({ calendars }))).toEqual([
      'Lo fija la norma: Reg. (UE) 2016/679, art. 12.3.',
      'Llegó el jueves 1 de octubre, 10:00.',
      'Es un mes, de fecha a fecha: hasta el mismo día de ese mes, o hasta el último si es más corto.',
      'Ese día no se trabaja, y la ley deja acabar el plazo el siguiente día hábil. Se saltan: domingo 1 de noviembre y lunes 2 de noviembre (Todos los Santos).',
      'Vence el lunes 2 de noviembre, 23:59.',
      'Lo fija una norma de la Unión Europea, y ninguno de sus plazos acaba en sábado, domingo o festivo (Reglamento 1182/71, art. 3.4).',
    ]);
  });

  it('says since when it stood, and that a decision waits to be told', () => {
    const stood = sampleLegalClock({
      trace: { stood: { at: '2026-09-24T08:00:00Z', amount: 15 }, amount: 11 },
    });
    expect(explainClock(stood, explainer())[1]).toBe(
      'El plazo estuvo parado desde el jueves 24 de septiembre, 10:00, cuando se pidió al cliente lo que faltaba, hasta que lo completó el jueves 1 de octubre, 10:00. Sigue con lo que quedaba.',
    );
    const decided = sampleLegalClock({
      trace: { decidedOn: '2026-10-01', unit: 'calendar-days', amount: 10 },
    });
    expect(explainClock(decided, explainer())[1]).toBe(
      'La decisión se tomó el jueves 1 de octubre, y la ley da un plazo aparte para notificarla.',
    );
  });

  it('has words for every unit, rule and assumption in every language', () => {
    const units = ['business-minutes', 'working-days', 'calendar-days', 'hours', 'months', 'moment'] as const;
    for (const locale of locales) {
      for (const unit of units)
        for (const rule of ['promise', 'agent', 'waiting', 'snooze', 'repair'])
          for (const sentence of explainClock(sampleClock({ rule, trace: { unit } }), explainer({}, locale)))
            expect(sentence).toMatch(/^[\p{Lu}\d][^{}]+\.$/u);
      for (const assumption of legalAssumptions)
        expect(explainClock(sampleLegalClock({ trace: { assumption } }), explainer({}, locale))).toHaveLength(
          8,
        );
    }
  });
});
