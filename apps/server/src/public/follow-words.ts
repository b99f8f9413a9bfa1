import type { CustomerView } from '@hilo/core';
import type { Formality } from '../receipts/receipt-words.ts';
import type { Locale } from './say-moment.ts';

/** What is said on the pages by which a customer follows her matter. */
export type FollowWords = {
  service: string;
  otherLanguage: { locale: Locale; name: string; label: string };
  titles: { enter: string; status(key: string): string; thread: string; code: string };
  key: string;
  keyHint: string;
  look: string;
  wrongKey: string;
  wrongKeyHint: string;
  states: Record<CustomerView, string>;
  explain: Record<CustomerView, string>;
  next: string;
  answerBy(moment: string): string;
  answerLate(moment: string): string;
  solutionBy(moment: string): string;
  lawBy(when: string): string;
  lawLate(when: string): string;
  cureBy(day: string): string;
  history: {
    title: string;
    received: string;
    wroteAgain: string;
    answered: string;
    resolved: string;
    due: string;
  };
  seeAll: string;
  seeAllHint: string;
  choose: string;
  chooseHint: string;
  sendCode: string;
  noWay: string;
  notSent: string;
  notSentHint: string;
  tooMany(minutes: number): string;
  tooManyHint: string;
  codeSent(where: string): string;
  codeHint: string;
  code: string;
  enter: string;
  wrongCode: string;
  newCode: string;
  you: string;
  us: string;
  other: string;
  files: string;
  withdrawn: string;
  waited(duration: string): string;
  cut: string;
  others: string;
  add: string;
  addHint: string;
  attach: string;
  attachHint(most: number, size: string): string;
  tooManyFiles(most: number): string;
  fileTooLarge(size: string): string;
  chooseAgain: string;
  message: string;
  send: string;
  empty: string;
  tooLong(most: number): string;
  added: string;
  notAdded: string;
  leave: string;
  left: string;
  back: string;
  goOn: string;
  goOnHint: string;
  qr: string;
  qrHint: string;
  elsewhere: string;
  another: string;
  broken: string;
  brokenHint(reference: string): string;
};

const en: FollowWords = {
  service: 'Customer service',
  otherLanguage: { locale: 'es', name: 'Español', label: 'Ver esta página en español' },
  titles: {
    enter: 'Follow your ticket',
    status: (key) => `Your ticket ${key}`,
    thread: 'The whole conversation',
    code: 'Enter the code',
  },
  key: 'Your key',
  keyHint:
    'It looks like H-7K3-QX4-TB9. You will find it in the confirmation we sent you. Capitals and dashes do not matter.',
  look: 'See how it is going',
  wrongKey: 'We cannot find this key',
  wrongKeyHint:
    'Check it against the confirmation we sent you and enter it again. If it still does not work, write to us: we will find it for you.',
  states: {
    received: 'Received',
    inWork: 'In progress',
    answered: 'Answered',
    waitingForYou: 'Waiting for you',
    resolved: 'Resolved',
  },
  explain: {
    received: 'Your message is here. A person will read it and answer you.',
    inWork: 'A person is working on it.',
    answered: 'We have answered you. If something is missing, write to us: it stays open.',
    waitingForYou: 'We have written to you and need something from you to continue.',
    resolved: 'It is resolved. If it is not, write to us and it opens again.',
  },
  next: 'What happens now',
  answerBy: (moment) => `You will have an answer by ${moment} at the latest.`,
  answerLate: (moment) =>
    `We are late: you should have had an answer by ${moment}. We are sorry. It is still with us, and a supervisor can see that it is late.`,
  solutionBy: (moment) => `We aim to have it resolved by ${moment}.`,
  lawBy: (when) => `The time the law gives us ends on ${when}.`,
  lawLate: (when) => `The time the law gives us ended on ${when}. We are sorry: it is still with us.`,
  cureBy: (day) => `You have until ${day} to send us what is missing. Until then our own time stands still.`,
  history: {
    title: 'So far',
    received: 'We received it',
    wroteAgain: 'You wrote again',
    answered: 'We answered',
    resolved: 'Resolved',
    due: 'Answer, at the latest',
  },
  seeAll: 'See the whole conversation',
  seeAllHint: 'First we check that it is you, with a code we send you.',
  choose: 'Where shall we send you a code?',
  chooseHint:
    'Only to an address you have written from or left with us. The rest of it is hidden, in case somebody else is looking.',
  sendCode: 'Send me the code',
  noWay:
    'This conversation cannot be opened here: there is nowhere to send you a code. Go on where you wrote to us.',
  notSent: 'The code could not be sent',
  notSentHint: 'It is not your fault. Try again in a few minutes, or write to us where you wrote before.',
  tooMany: (minutes) =>
    `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
  tooManyHint: 'This protects everybody’s conversations. Your ticket carries on as before.',
  codeSent: (where) => `We have sent a code to ${where}.`,
  codeHint: 'Six digits, good for 15 minutes. If it does not arrive, check your spam folder.',
  code: 'Code',
  enter: 'Enter',
  wrongCode: 'That is not the code, or it has expired. After five attempts you need a new one.',
  newCode: 'Send another code',
  you: 'You',
  us: 'Customer service',
  other: 'Somebody else',
  files: 'Files',
  withdrawn: 'This message was withdrawn.',
  waited: (duration) => `you waited ${duration}`,
  cut: 'Older messages are not shown here.',
  others: 'Your other tickets',
  add: 'Add something',
  addHint: 'It goes to the person working on this.',
  attach: 'Files (optional)',
  attachHint: (most, size) => `Up to ${most}, ${size} each.`,
  tooManyFiles: (most) => `Too many files: at most ${most} in a message.`,
  fileTooLarge: (size) => `A file is too large: at most ${size} each.`,
  chooseAgain: 'Choose your files again.',
  message: 'Your message',
  send: 'Send',
  empty: 'Write your message, or choose a file.',
  tooLong: (most) => `Too long: at most ${most.toLocaleString('en-GB')} characters.`,
  added: 'We have received it. It is with the rest of the conversation.',
  notAdded: 'It could not be saved just now. Your words are still here: try again in a moment.',
  leave: 'Leave this page',
  left: 'The conversation is closed in this browser.',
  back: 'Back',
  goOn: 'To continue somewhere else',
  goOnHint: 'Give us your key on any channel and we pick up where you left off.',
  qr: 'QR code of this page',
  qrHint: 'To open this page on your phone, point its camera at the code.',
  elsewhere: 'When and how to reach us',
  another: 'Follow another ticket',
  broken: 'This did not work',
  brokenHint: (reference) =>
    `It is our fault, not yours. Try again in a moment. If you tell us about it, give this reference: ${reference}`,
};

const familiar: FollowWords = {
  service: 'Atención al cliente',
  otherLanguage: { locale: 'en', name: 'English', label: 'See this page in English' },
  titles: {
    enter: 'Sigue tu gestión',
    status: (key) => `Tu gestión ${key}`,
    thread: 'La conversación completa',
    code: 'Escribe el código',
  },
  key: 'Tu clave',
  keyHint:
    'Es como H-7K3-QX4-TB9. Está en la confirmación que te enviamos. Dan igual las mayúsculas y los guiones.',
  look: 'Ver cómo va',
  wrongKey: 'No encontramos esta clave',
  wrongKeyHint:
    'Compárala con la confirmación que te enviamos y escríbela otra vez. Si sigue sin funcionar, escríbenos: la buscamos nosotros.',
  states: {
    received: 'Recibida',
    inWork: 'En ello',
    answered: 'Respondida',
    waitingForYou: 'Pendiente de ti',
    resolved: 'Resuelta',
  },
  explain: {
    received: 'Tu mensaje está aquí. Lo leerá una persona y te contestará.',
    inWork: 'Hay una persona trabajando en ella.',
    answered: 'Te hemos contestado. Si falta algo, escríbenos: sigue abierta.',
    waitingForYou: 'Te hemos escrito y necesitamos algo de ti para seguir.',
    resolved: 'Está resuelta. Si no es así, escríbenos y se vuelve a abrir.',
  },
  next: 'Qué pasa ahora',
  answerBy: (moment) => `Tendrás respuesta, como muy tarde, el ${moment}.`,
  answerLate: (moment) =>
    `Vamos con retraso: tenías que tener respuesta el ${moment}. Lo sentimos. Sigue pendiente, y quien supervisa ve que llega tarde.`,
  solutionBy: (moment) => `Queremos tenerla resuelta el ${moment}.`,
  lawBy: (when) => `El plazo que marca la ley termina el ${when}.`,
  lawLate: (when) => `El plazo que marca la ley terminó el ${when}. Lo sentimos: sigue pendiente.`,
  cureBy: (day) =>
    `Tienes hasta el ${day} para enviarnos lo que falta. Mientras tanto, nuestro plazo está parado.`,
  history: {
    title: 'Hasta ahora',
    received: 'La recibimos',
    wroteAgain: 'Volviste a escribir',
    answered: 'Te contestamos',
    resolved: 'Resuelta',
    due: 'Respuesta, como muy tarde',
  },
  seeAll: 'Ver la conversación completa',
  seeAllHint: 'Antes comprobamos que eres tú, con un código que te enviamos.',
  choose: '¿Dónde te enviamos un código?',
  chooseHint:
    'Solo a una dirección desde la que nos has escrito o que nos dejaste. Tapamos el resto por si mira otra persona.',
  sendCode: 'Enviarme el código',
  noWay:
    'Esta conversación no se puede abrir aquí: no hay dónde enviarte un código. Sigue por donde nos escribiste.',
  notSent: 'No hemos podido enviar el código',
  notSentHint: 'No es cosa tuya. Prueba dentro de unos minutos o escríbenos por donde ya lo hiciste.',
  tooMany: (minutes) =>
    `Demasiados intentos. Espera ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} y prueba otra vez.`,
  tooManyHint: 'Así protegemos las conversaciones de todos. Tu gestión sigue adelante igual.',
  codeSent: (where) => `Hemos enviado un código a ${where}.`,
  codeHint: 'Son seis cifras y valen 15 minutos. Si no llega, mira en el correo no deseado.',
  code: 'Código',
  enter: 'Entrar',
  wrongCode: 'No es el código, o ya no vale. Tras cinco intentos hace falta uno nuevo.',
  newCode: 'Enviar otro código',
  you: 'Tú',
  us: 'Atención al cliente',
  other: 'Otra persona',
  files: 'Archivos',
  withdrawn: 'Este mensaje se ha retirado.',
  waited: (duration) => `esperaste ${duration}`,
  cut: 'Los mensajes anteriores no se muestran aquí.',
  others: 'Tus otras gestiones',
  add: 'Añadir algo',
  addHint: 'Le llega a quien lleva tu gestión.',
  attach: 'Archivos (si quieres)',
  attachHint: (most, size) => `Hasta ${most}, de ${size} cada uno.`,
  tooManyFiles: (most) => `Son demasiados archivos: como mucho, ${most} en un mensaje.`,
  fileTooLarge: (size) => `Un archivo ocupa demasiado: como mucho, ${size} cada uno.`,
  chooseAgain: 'Vuelve a elegir tus archivos.',
  message: 'Tu mensaje',
  send: 'Enviar',
  empty: 'Escribe tu mensaje o elige un archivo.',
  tooLong: (most) => `Es demasiado largo: como mucho, ${most.toLocaleString('es-ES')} caracteres.`,
  added: 'Lo tenemos. Está con el resto de la conversación.',
  notAdded: 'Ahora mismo no hemos podido guardarlo. Tus palabras siguen aquí: prueba dentro de un momento.',
  leave: 'Salir de esta página',
  left: 'La conversación está cerrada en este navegador.',
  back: 'Volver',
  goOn: 'Para seguir por otro sitio',
  goOnHint: 'Da tu clave por cualquier canal y seguimos donde estabas.',
  qr: 'Código QR de esta página',
  qrHint: 'Para llevarte esta página en el móvil, apunta con la cámara al código.',
  elsewhere: 'Cuándo y cómo hablar con nosotros',
  another: 'Seguir otra gestión',
  broken: 'Esto no ha funcionado',
  brokenHint: (reference) =>
    `Es cosa nuestra, no tuya. Prueba dentro de un momento. Si nos lo cuentas, danos esta referencia: ${reference}`,
};

const formal: FollowWords = {
  ...familiar,
  titles: {
    enter: 'Siga su gestión',
    status: (key) => `Su gestión ${key}`,
    thread: 'La conversación completa',
    code: 'Escriba el código',
  },
  key: 'Su clave',
  keyHint:
    'Es como H-7K3-QX4-TB9. Está en la confirmación que le enviamos. Dan igual las mayúsculas y los guiones.',
  wrongKeyHint:
    'Compárela con la confirmación que le enviamos y escríbala otra vez. Si sigue sin funcionar, escríbanos: la buscamos nosotros.',
  states: { ...familiar.states, waitingForYou: 'Pendiente de usted' },
  explain: {
    received: 'Su mensaje está aquí. Lo leerá una persona y le contestará.',
    inWork: 'Hay una persona trabajando en ella.',
    answered: 'Le hemos contestado. Si falta algo, escríbanos: sigue abierta.',
    waitingForYou: 'Le hemos escrito y necesitamos algo de usted para seguir.',
    resolved: 'Está resuelta. Si no es así, escríbanos y se vuelve a abrir.',
  },
  answerBy: (moment) => `Tendrá respuesta, como muy tarde, el ${moment}.`,
  answerLate: (moment) =>
    `Vamos con retraso: tenía que tener respuesta el ${moment}. Lo sentimos. Sigue pendiente, y quien supervisa ve que llega tarde.`,
  cureBy: (day) =>
    `Tiene hasta el ${day} para enviarnos lo que falta. Mientras tanto, nuestro plazo está parado.`,
  history: { ...familiar.history, wroteAgain: 'Volvió a escribir', answered: 'Le contestamos' },
  seeAllHint: 'Antes comprobamos que es usted, con un código que le enviamos.',
  others: 'Sus otras gestiones',
  choose: '¿Dónde le enviamos un código?',
  chooseHint:
    'Solo a una dirección desde la que nos ha escrito o que nos dejó. Tapamos el resto por si mira otra persona.',
  noWay:
    'Esta conversación no se puede abrir aquí: no hay dónde enviarle un código. Siga por donde nos escribió.',
  notSentHint: 'No es cosa suya. Pruebe dentro de unos minutos o escríbanos por donde ya lo hizo.',
  tooMany: (minutes) =>
    `Demasiados intentos. Espere ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} y pruebe otra vez.`,
  tooManyHint: 'Así protegemos las conversaciones de todos. Su gestión sigue adelante igual.',
  codeHint: 'Son seis cifras y valen 15 minutos. Si no llega, mire en el correo no deseado.',
  goOnHint: 'Dé su clave por cualquier canal y seguimos donde estaba.',
  qrHint: 'Para llevarse esta página en el móvil, apunte con la cámara al código.',
  you: 'Usted',
  waited: (duration) => `esperó ${duration}`,
  addHint: 'Le llega a quien lleva su gestión.',
  attach: 'Archivos (si quiere)',
  chooseAgain: 'Vuelva a elegir sus archivos.',
  message: 'Su mensaje',
  empty: 'Escriba su mensaje o elija un archivo.',
  notAdded: 'Ahora mismo no hemos podido guardarlo. Sus palabras siguen aquí: pruebe dentro de un momento.',
  brokenHint: (reference) =>
    `Es cosa nuestra, no suya. Pruebe dentro de un momento. Si nos lo cuenta, denos esta referencia: ${reference}`,
};

export const followWords = (locale: Locale, formality: Formality): FollowWords =>
  locale === 'en' ? en : formality === 'formal' ? formal : familiar;
