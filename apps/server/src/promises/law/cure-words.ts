import type { RegimeCure } from '@hilo/core';
import type { Organisation } from '../../settings/organisation.ts';

const region = { es: 'es-ES', en: 'en-GB' } as const;

/** A day as a customer reads it, as on the pages that are hers. */
export const dayOf = (language: keyof typeof region, at: string, zone: string): string =>
  new Intl.DateTimeFormat(region[language], { dateStyle: 'long', timeZone: zone }).format(new Date(at));

type Told = {
  dueAt: string;
  zone: string;
  cure: Pick<RegimeCure, 'article' | 'deadlines' | 'unmet'>;
};

/** What follows where she does not complete the matter: it has to be said beforehand, or nothing follows. */
export const cureWarning = (
  customerLocale: string | null,
  { locale, formality }: Pick<Organisation, 'locale' | 'formality'>,
  { dueAt, zone, cure }: Told,
): string => {
  const words = wordsFor(customerLocale ?? locale, formality);
  const day = dayOf(words === english ? 'en' : 'es', dueAt, zone);
  return `${words.until(day)} ${words[cure.deadlines]} ${words[cure.unmet]} (${cure.article}).`;
};

/** What goes before the list of what is missing. */
export const cureIntro = (
  customerLocale: string | null,
  { locale, formality }: Pick<Organisation, 'locale' | 'formality'>,
): string => wordsFor(customerLocale ?? locale, formality).intro;

const wordsFor = (language: string, formality: Organisation['formality']): Words =>
  language.startsWith('en') ? english : formality === 'formal' ? formal : familiar;

type Words = { intro: string } & Record<RegimeCure['deadlines'] | RegimeCure['unmet'], string> & {
    until(day: string): string;
  };

const english: Words = {
  intro: 'To be able to answer you we need:',
  until: (day) => `You have until ${day} to send us what is missing.`,
  restart: 'The time within which we must answer begins when we have it.',
  resume: 'The time within which we must answer stands still, and goes on when we have it.',
  settled:
    'If it does not reach us by the end of that day, the matter may be closed without an answer, and you may open it ' +
    'again whenever you like',
  withdrawn:
    'If by the end of that day it has not reached us, and you have not asked us for more time, the law takes your ' +
    'request as withdrawn, and you may present it again whenever you like',
};

const familiar: Words = {
  intro: 'Para poder contestarte nos falta:',
  until: (day) => `Tienes hasta el ${day} para enviarnos lo que falta.`,
  restart: 'El plazo que tenemos para contestarte empezará cuando lo recibamos.',
  resume: 'El plazo que tenemos para contestarte queda parado, y seguirá cuando lo recibamos.',
  settled:
    'Si no nos llega antes de que acabe ese día, la gestión podrá cerrarse sin respuesta, y podrás volver a abrirla ' +
    'cuando quieras',
  withdrawn:
    'Si antes de que acabe ese día no nos llega ni nos pides más tiempo, la ley entiende que desistes de tu petición, ' +
    'y podrás volver a presentarla cuando quieras',
};

const formal: Words = {
  intro: 'Para poder contestarle nos falta:',
  until: (day) => `Tiene hasta el ${day} para enviarnos lo que falta.`,
  restart: 'El plazo que tenemos para contestarle empezará cuando lo recibamos.',
  resume: 'El plazo que tenemos para contestarle queda parado, y seguirá cuando lo recibamos.',
  settled:
    'Si no nos llega antes de que acabe ese día, la gestión podrá cerrarse sin respuesta, y podrá volver a abrirla ' +
    'cuando quiera',
  withdrawn:
    'Si antes de que acabe ese día no nos llega ni nos pide más tiempo, la ley entiende que desiste de su petición, y ' +
    'podrá volver a presentarla cuando quiera',
};
