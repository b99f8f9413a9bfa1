import { defineMessages } from '@hilo/ui/i18n';

export const rightsMessages = defineMessages({
  es: {
    menu: 'Datos de esta persona',
    export: 'Descargar todo lo que se guarda',
    exportAbout: 'Para quien pide una copia de sus datos.',
    restrict: 'Bloquear sus datos…',
    restrictAbout: 'Nadie los ve; se guardan por si los pide una autoridad.',
    lift: 'Levantar el bloqueo',
    erase: 'Borrar a esta persona…',
    eraseAbout: 'No se puede deshacer.',
    restrictTitle: '¿Bloquear los datos de {name}?',
    restrictBody:
      'Su ficha y sus gestiones desaparecen de listas, búsquedas e informes para todo el equipo, y no sale lo que estaba por enviarse. Si escribe de nuevo, empieza una ficha nueva. Se puede levantar desde aquí: quédate con la dirección de esta página.',
    restrictDo: 'Bloquear',
    restricted: 'Datos bloqueados',
    lifted: 'Bloqueo levantado',
    eraseTitle: '¿Borrar a {name}?',
    eraseBody:
      'Se vacían sus mensajes, archivos, nombre y direcciones, también donde otros la citan. Queda que hubo gestiones y cuándo, sin nada que diga de quién. No se puede deshacer, ni siquiera restaurando una copia.',
    eraseDo: 'Borrar para siempre',
    erasedTitle: 'Borrada',
    erased:
      '{messages, plural, one {# mensaje vaciado} other {# mensajes vaciados}}, {files, plural, one {# archivo quitado} other {# archivos quitados}}, {quotations, plural, one {# cita quitada} other {# citas quitadas}}.',
    left: '{count, plural, one {En # mensaje otra persona la nombra con sus palabras. Léelo y tacha lo que haga falta.} other {En # mensajes otras personas la nombran con sus palabras. Léelos y tacha lo que haga falta.}}',
    leftMore: 'Puede haber más: no se han podido mirar todos.',
    open: 'Ver mensaje {number}',
    close: 'Entendido',
    failed: 'No se ha podido hacer. Todo sigue como estaba.',
    taken: 'No se puede levantar: esa persona ha vuelto a escribir y tiene otra ficha.',
  },
  en: {
    menu: 'Data of this person',
    export: 'Download everything that is kept',
    exportAbout: 'For whoever asks for a copy of their data.',
    restrict: 'Block their data…',
    restrictAbout: 'Nobody sees them; they are kept in case an authority asks.',
    lift: 'Lift the block',
    erase: 'Erase this person…',
    eraseAbout: 'This cannot be undone.',
    restrictTitle: 'Block the data of {name}?',
    restrictBody:
      'The file and its tickets disappear from lists, searches and reports for the whole team, and what was about to leave does not leave. Whoever writes again begins a new file. It can be lifted from here: keep the address of this page.',
    restrictDo: 'Block',
    restricted: 'Data blocked',
    lifted: 'Block lifted',
    eraseTitle: 'Erase {name}?',
    eraseBody:
      'Messages, files, name and addresses are emptied, also where others quote them. That there were tickets, and when, stays, with nothing that says whose. It cannot be undone, not even by restoring a backup.',
    eraseDo: 'Erase for good',
    erasedTitle: 'Erased',
    erased:
      '{messages, plural, one {# message emptied} other {# messages emptied}}, {files, plural, one {# file removed} other {# files removed}}, {quotations, plural, one {# quotation removed} other {# quotations removed}}.',
    left: '{count, plural, one {In # message somebody else names them in words of their own. Read it, and redact what has to be.} other {In # messages other people name them in words of their own. Read them, and redact what has to be.}}',
    leftMore: 'There may be more: not all could be looked at.',
    open: 'See message {number}',
    close: 'Understood',
    failed: 'It could not be done. Everything is as it was.',
    taken: 'It cannot be lifted: this person has written again, and has another file.',
  },
});
