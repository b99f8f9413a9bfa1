import { defineMessages } from '@hilo/ui/i18n';

export const tagMessages = defineMessages({
  es: {
    'tags.about':
      'Las palabras con las que el equipo marca las gestiones. Se crean al escribirlas; aquí se ordenan.',
    'tags.empty': 'Aún no hay etiquetas',
    'tags.emptyBody': 'Abre una gestión y pulsa T para poner la primera.',
    'tags.count': '{count, plural, =0 {En ninguna gestión} one {En # gestión} other {En # gestiones}}',
    'tags.many': 'En más de 99 gestiones',
    'tags.name': 'Nombre',
    'tags.renameTitle': 'Cambiar «{name}»',
    'tags.renamed': 'Etiqueta cambiada en todas sus gestiones',
    'tags.merge': 'Unir',
    'tags.mergeBody': 'Ya existe «{name}»: las dos serán una. No se puede deshacer.',
    'tags.deleteTitle': '¿Borrar «{name}»?',
    'tags.deleteBody': 'Se quita de todas las gestiones que la llevan. No se puede deshacer.',
    'tags.deleted': 'Etiqueta borrada',
  },
  en: {
    'tags.about':
      'The words by which the team marks tickets. Typing one makes it; here they are kept in order.',
    'tags.empty': 'No tags yet',
    'tags.emptyBody': 'Open a ticket and press T to put on the first one.',
    'tags.count': '{count, plural, =0 {On no ticket} one {On # ticket} other {On # tickets}}',
    'tags.many': 'On more than 99 tickets',
    'tags.name': 'Name',
    'tags.renameTitle': 'Change “{name}”',
    'tags.renamed': 'Tag changed on all its tickets',
    'tags.merge': 'Make one',
    'tags.mergeBody': '“{name}” is there already: the two become one. It cannot be undone.',
    'tags.deleteTitle': 'Delete “{name}”?',
    'tags.deleteBody': 'It is taken off every ticket that has it. It cannot be undone.',
    'tags.deleted': 'Tag deleted',
  },
});
