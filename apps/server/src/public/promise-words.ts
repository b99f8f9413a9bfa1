import type { Purpose } from '@hilo/core';
import type { Formality } from '../receipts/receipt-words.ts';
import type { Locale } from './say-moment.ts';

export type PromiseWords = {
  title: string;
  lead: string;
  purposes: Record<Purpose, string>;
  forWhat: string;
  openUntil(time: string): string;
  open: string;
  opens(moment: string): string;
  /** Where nobody is there though it is open; `about` null: how long it takes is not known. */
  openUnstaffed(about: string | null): string;
  nobodyWhileOpen(until: string | null): string;
  somebodyWhileClosed(opens: string | null): string;
  closed: string;
  notWorking: string;
  insteadBy(names: string): string;
  writeAnyway: string;
  firstAnswer: string;
  solution: string;
  promisedWithin(duration: string): string;
  promisedDays(count: number): string;
  notPromised: string;
  estimate: string;
  about(duration: string): string;
  estimateFrom(waiting: number, answers: number): string;
  estimateNone: string;
  kept: string;
  keptShare(percent: number, due: number): string;
  keptTooFew(due: number): string;
  week: string;
  shut: string;
  write: string;
  nothing: string;
  how: string;
  howText: string;
  follow: string;
};

const en: PromiseWords = {
  title: 'When and how to reach us',
  lead: 'People answer every channel. Here is what each one is for, when it is open and how well we keep our promises.',
  purposes: {
    advice: 'advice',
    orders: 'orders',
    billing: 'invoices and payments',
    incidents: 'incidents',
    complaints: 'complaints',
    appointments: 'appointments',
    other: 'anything else',
  },
  forWhat: 'For',
  openUntil: (time) => `Open until ${time}`,
  open: 'Open',
  opens: (moment) => `Closed. Opens ${moment}`,
  openUnstaffed: (about) => (about ? `Open: we answer in ${about}` : 'Open: we answer as soon as we can'),
  nobodyWhileOpen: (until) => (until ? `We keep answering until ${until}` : 'We keep answering'),
  somebodyWhileClosed: (opens) =>
    `${opens ? `Out of hours (opens ${opens})` : 'Out of hours'}, but somebody is here`,
  closed: 'Closed',
  notWorking: 'Not working at the moment',
  insteadBy: (names) => `Meanwhile, write to us by ${names}.`,
  writeAnyway: 'You can still write: we read it when we open.',
  firstAnswer: 'First answer',
  solution: 'Solution',
  promisedWithin: (duration) => `within ${duration}, counting opening hours only`,
  promisedDays: (count) => `within ${count} business days`,
  notPromised: 'as soon as we can; we promise no time',
  estimate: 'If you write now',
  about: (duration) => `answered in ${duration}`,
  estimateFrom: (waiting, answers) =>
    `${waiting === 1 ? '1 person is' : `${waiting} people are`} waiting now; based on the last ${answers} answers`,
  estimateNone: 'too few recent answers to say',
  kept: 'Kept in the last 4 weeks',
  keptShare: (percent, due) => `${percent}% of ${due.toLocaleString('en-GB')} answers were on time`,
  keptTooFew: (due) => `too few yet to say (${due})`,
  week: 'Hours this week',
  shut: 'closed',
  write: 'Write here',
  nothing: 'No channel is shown just now. If you have a key, you can follow your ticket here.',
  how: 'How we work this out',
  howText:
    'An answer counts as kept if a person gave a real answer within the promised time. Late answers, and those still missing, count as broken. A confirmation of receipt is not an answer. With fewer than 30 cases we give no percentage. The estimate is the median of the latest answers, or the time it will take to serve those already waiting, whichever is longer.',
  follow: 'Follow your ticket',
};

const familiar: PromiseWords = {
  title: 'Cuándo y cómo hablar con nosotros',
  lead: 'En todos los canales contestan personas. Aquí ves para qué es cada uno, cuándo está abierto y si cumplimos lo que prometemos.',
  purposes: {
    advice: 'consejo',
    orders: 'pedidos',
    billing: 'facturas y pagos',
    incidents: 'incidencias',
    complaints: 'quejas y reclamaciones',
    appointments: 'citas',
    other: 'cualquier otra cosa',
  },
  forWhat: 'Para',
  openUntil: (time) => `Abierto hasta ${time.startsWith('01') ? 'la' : 'las'} ${time}`,
  open: 'Abierto',
  opens: (moment) => `Cerrado. Abre ${moment}`,
  openUnstaffed: (about) =>
    about ? `Abierto: contestamos en ${about}` : 'Abierto: contestamos en cuanto podamos',
  nobodyWhileOpen: (until) =>
    until
      ? `Seguimos contestando hasta ${until.startsWith('01') ? 'la' : 'las'} ${until}`
      : 'Seguimos contestando',
  somebodyWhileClosed: (opens) =>
    `${opens ? `Fuera de horario (abre ${opens})` : 'Fuera de horario'}, pero ahora hay alguien`,
  closed: 'Cerrado',
  notWorking: 'No funciona en este momento',
  insteadBy: (names) => `Mientras tanto, escríbenos por ${names}.`,
  writeAnyway: 'Puedes escribir igual: lo leemos en cuanto abramos.',
  firstAnswer: 'Primera respuesta',
  solution: 'Solución',
  promisedWithin: (duration) => `en ${duration} de atención`,
  promisedDays: (count) => `en ${count} días de atención`,
  notPromised: 'en cuanto podamos; no prometemos un plazo',
  estimate: 'Si escribes ahora',
  about: (duration) => `respuesta en ${duration}`,
  estimateFrom: (waiting, answers) =>
    `${waiting === 1 ? 'Espera 1 persona' : `Esperan ${waiting} personas`}; según las últimas ${answers} respuestas`,
  estimateNone: 'hay pocas respuestas recientes para saberlo',
  kept: 'Cumplido en las últimas 4 semanas',
  keptShare: (percent, due) => `${percent} % de ${due.toLocaleString('es-ES')} respuestas llegaron a tiempo`,
  keptTooFew: (due) => `aún son pocas para saberlo (${due})`,
  week: 'Horario de esta semana',
  shut: 'cerrado',
  write: 'Escribir aquí',
  nothing: 'Ahora no se muestra ningún canal. Si tienes una clave, puedes seguir tu gestión aquí.',
  how: 'Cómo lo calculamos',
  howText:
    'Una respuesta cuenta como cumplida si la dio una persona, con contenido y en el plazo prometido. Las que llegaron tarde y las que aún faltan cuentan como incumplidas. Los acuses de recibo no son respuestas. Con menos de 30 casos no damos porcentaje. La espera es la mediana de las últimas respuestas, o lo que se tardará en atender a quienes ya esperan, lo que sea más largo.',
  follow: 'Sigue tu gestión',
};

const formal: PromiseWords = {
  ...familiar,
  lead: 'En todos los canales contestan personas. Aquí ve para qué es cada uno, cuándo está abierto y si cumplimos lo que prometemos.',
  insteadBy: (names) => `Mientras tanto, escríbanos por ${names}.`,
  writeAnyway: 'Puede escribir igual: lo leemos en cuanto abramos.',
  estimate: 'Si escribe ahora',
  nothing: 'Ahora no se muestra ningún canal. Si tiene una clave, puede seguir su gestión aquí.',
  follow: 'Siga su gestión',
};

export const promiseWords = (locale: Locale, formality: Formality): PromiseWords =>
  locale === 'en' ? en : formality === 'formal' ? formal : familiar;
