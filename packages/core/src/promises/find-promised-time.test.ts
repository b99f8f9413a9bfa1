import { describe, expect, test } from 'vitest';
import { writeLocal } from '../calendars/zone.ts';
import { findPromisedTime } from './find-promised-time.ts';

/** Thursday, 3 December 2026, half past ten in Madrid. */
const now = '2026-12-03T09:30:00.000Z';
const find = (text: string, zone = 'Europe/Madrid') => {
  const found = findPromisedTime(text, { now, zone });
  return found && writeLocal(zone, found.at).slice(0, 16);
};

describe('a promise with its time', () => {
  test.each([
    // Spanish
    ['Te llamo el martes', '2026-12-08T18:00'],
    ['Hola Ana: lo consulto y le llamaré mañana por la mañana. Un saludo', '2026-12-04T12:00'],
    ['Le llamaré mañana', '2026-12-04T18:00'],
    ['Te escribo esta tarde', '2026-12-03T19:00'],
    ['Le contestaré hoy', '2026-12-03T18:00'],
    ['Le respondo pasado mañana a primera hora', '2026-12-05T10:00'],
    ['El lunes a las 10 le llamo', '2026-12-07T10:00'],
    ['Le llamo el lunes a las 10:30', '2026-12-07T10:30'],
    ['Te llamo a las 5', '2026-12-03T17:00'],
    ['Le llamaré a las 9 de la mañana', '2026-12-04T09:00'],
    ['Le enviaré el presupuesto el 15 de diciembre', '2026-12-15T18:00'],
    ['Te lo mando el día 10', '2026-12-10T18:00'],
    ['Se lo confirmaremos el viernes 11', '2026-12-11T18:00'],
    ['Le informaremos antes del viernes', '2026-12-03T18:00'],
    ['Le avisaremos antes del miércoles', '2026-12-08T18:00'],
    ['Te digo algo la semana que viene', '2026-12-11T18:00'],
    ['Le daremos una respuesta en 48 horas', '2026-12-05T10:30'],
    ['Nos pondremos en contacto con usted en dos días', '2026-12-05T18:00'],
    ['Le contestaremos en tres días hábiles', '2026-12-08T18:00'],
    ['Te llamo en una hora', '2026-12-03T11:30'],
    ['Lo tendrá el jueves', '2026-12-10T18:00'],
    ['Le llamo el 7/1', '2027-01-07T18:00'],
    ['Voy a llamar al taller y te digo algo esta tarde', '2026-12-03T19:00'],
    ['Gracias por la foto. El técnico no ha llegado. Le llamaré el próximo lunes.', '2026-12-07T18:00'],
    ['Te devuelvo la llamada a las 17:30', '2026-12-03T17:30'],
    ['Mi compañera te llamará el martes', '2026-12-08T18:00'],
    ['El técnico irá el martes por la mañana', '2026-12-08T12:00'],
    ['Nos vemos el jueves a las 11 para la visita', '2026-12-10T11:00'],
    ['Volveré a llamarle el lunes', '2026-12-07T18:00'],
    ['No se preocupe: le llamaré mañana', '2026-12-04T18:00'],
    // English
    ["I'll get back to you tomorrow at 10.", '2026-12-04T10:00'],
    ['Let me get back to you first thing tomorrow', '2026-12-04T10:00'],
    ['I will follow up in an hour', '2026-12-03T11:30'],
    ['Our technician will visit on Tuesday', '2026-12-08T18:00'],
    ['Expect our call next Monday', '2026-12-07T18:00'],
    ['I will call you on Tuesday', '2026-12-08T18:00'],
    ["I'll get back to you tomorrow morning", '2026-12-04T12:00'],
    ["Hi Tom, I'll send it by Friday. Best", '2026-12-04T18:00'],
    ['We will let you know within 24 hours', '2026-12-04T10:30'],
    ["I'll ring you at 4 pm", '2026-12-03T16:00'],
    ["We'll be in touch next week", '2026-12-11T18:00'],
    ['I will write to you on December 15', '2026-12-15T18:00'],
    ["You'll have it on Monday at 9:30", '2026-12-07T09:30'],
    ["I'll call you in a couple of days", '2026-12-05T18:00'],
    // Catalan
    ['Us trucaré dilluns', '2026-12-07T18:00'],
    ['Us trucaré demà', '2026-12-04T18:00'],
  ])('%s', (text, at) => expect(find(text)).toBe(at));

  test('is read where the agent is', () => {
    expect(find('Te llamo a las 5', 'Atlantic/Canary')).toBe('2026-12-03T17:00');
    expect(findPromisedTime('Te llamo a las 5', { now, zone: 'America/Bogota' })?.at).toBe(
      '2026-12-03T22:00:00.000Z',
    );
  });

  test('says by which words, and in which sentence', () => {
    expect(
      findPromisedTime('Hola. Le llamaré el martes por la tarde. Saludos', { now, zone: 'Europe/Madrid' }),
    ).toEqual({
      at: '2026-12-08T18:00:00.000Z',
      words: 'el martes … por la tarde',
      sentence: 'Le llamaré el martes por la tarde',
    });
  });
});

describe('no promise of ours, or no time', () => {
  test.each([
    'Le llamaré',
    'Su pedido llegó el martes',
    'El martes abrimos a las 10',
    'La tienda abre de lunes a viernes de 9 a 18',
    'Buenos días, su pedido salió ayer.',
    '¿Puede venir mañana por la mañana?',
    'Llámenos mañana a las 10',
    'Te llamé ayer a las 10',
    'No te llamaré el martes',
    'El martes te llamó mi compañero',
    'Nunca le llamaremos el domingo',
    'I will not call you on Tuesday',
    "I won't call you on Tuesday",
    'Can I call you on Tuesday?',
    'You find it at 10 shops from Monday',
    'Le llamo porque no encuentro su pedido',
    'Your parcel arrives on Tuesday',
    'Could you call me tomorrow?',
    'The shop opens at 9 tomorrow',
    '',
  ])('%s', (text) => expect(find(text)).toBe(null));
});

test('a long text is read in no time', () => {
  const before = performance.now();
  find('le llamo '.repeat(3_000));
  find('en '.repeat(6_000));
  expect(performance.now() - before).toBeLessThan(500);
});
