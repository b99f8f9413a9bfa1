import type { WriteAnswerBody } from '@hilo/api';

type StoryAnswer = Pick<WriteAnswerBody, 'title' | 'shortcut' | 'actions'> & { es: string; en: string };

/** What this company writes time and again; the last is a macro. */
export const answers: readonly StoryAnswer[] = [
  {
    title: 'Pedir el número de serie',
    shortcut: 'serie',
    actions: null,
    es: 'Hola, {{customer.firstName|}}:\n\nPara pedir la pieza correcta necesitamos el número de serie. Está en la etiqueta del lateral de la caldera y empieza por 21. Una foto nos sirve.\n\nUn saludo,\n{{agent.name}}',
    en: 'Hello {{customer.firstName|}},\n\nTo order the right part we need the serial number. It is on the label at the side of the boiler and begins with 21. A photo will do.\n\nRegards,\n{{agent.name}}',
  },
  {
    title: 'Cita del técnico',
    shortcut: 'cita',
    actions: null,
    es: 'Hola, {{customer.firstName|}}:\n\nEl técnico puede pasar el ⟦día y hora⟧. Tardará una hora, más o menos, y os llama al salir de la visita anterior. Si no os va bien, contesta a este mensaje y buscamos otra.\n\nTu clave es {{ticket.trackingKey}}.\n\nUn saludo,\n{{agent.name}}',
    en: 'Hello {{customer.firstName|}},\n\nThe engineer can come on ⟦day and hour⟧. It takes about an hour, and he calls when he leaves the visit before yours. If it does not suit you, answer this message and we find another.\n\nYour key is {{ticket.trackingKey}}.\n\nRegards,\n{{agent.name}}',
  },
  {
    title: 'Ha quedado resuelto',
    shortcut: 'listo',
    actions: { status: 'resolved' },
    es: 'Hola, {{customer.firstName|}}:\n\nLo damos por arreglado. Si volviera a pasar, contesta a este mensaje y seguimos donde lo dejamos.\n\nGracias por avisarnos,\n{{agent.name}}',
    en: 'Hello {{customer.firstName|}},\n\nWe take it to be mended. Should it happen again, answer this message and we go on where we left off.\n\nThank you for telling us,\n{{agent.name}}',
  },
];
