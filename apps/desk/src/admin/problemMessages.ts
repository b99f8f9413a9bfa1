import { defineMessages } from '@hilo/ui/i18n';

/** What went wrong, what was kept, what to do: for every error that the server can answer, and the client's own two. */
export const problemMessages = defineMessages({
  es: {
    'problem.unknown': 'No ha salido bien y no se ha cambiado nada. Prueba otra vez.',
    'problem.reference': 'Referencia: {reference}',
    'client.offline':
      'No hay conexión con el servidor. Lo que has escrito sigue aquí; prueba otra vez cuando vuelva.',
    'client.unreadable': 'Ha contestado otro programa, no Hilo. Revisa el proxy que tengas delante.',
    'request.invalid': 'Hay datos que revisar; están señalados.',
    'request.tooMany': 'Demasiados intentos seguidos. Espera un minuto y prueba otra vez.',
    'auth.required': 'Tu sesión ha terminado. Entra de nuevo.',
    'auth.wrong': 'Eso no coincide. Revísalo y prueba otra vez.',
    'auth.forbidden': 'Tu perfil no permite hacer esto.',
    'auth.origin': 'Hilo no reconoce esta dirección. Quien lo administra debe indicarla en HILO_PUBLIC_URL.',
    'setup.done': 'Esta instalación ya está preparada. Entra con tu correo y tu contraseña.',
    'setup.token': 'El enlace de preparación no sirve. Usa el último que aparece en la terminal.',
    'invitation.invalid':
      'El enlace ya se usó o ha caducado. Si todavía no tienes contraseña, pide otra invitación a quien administra Hilo.',
    'resource.notFound': 'Ya no existe. Puede que alguien lo haya borrado mientras tanto.',
    'resource.changed': 'Alguien lo ha cambiado mientras tanto. Mira cómo ha quedado y prueba otra vez.',
    'resource.conflict': 'Ya hay otro igual, o está en uso.',
    'agent.lastAdministrator':
      'Es la única persona que administra. Da antes ese perfil a otra, o nadie podría cambiar nada.',
    'promise.lastGeneral':
      'Una promesa tiene que valer para todo y decir cuándo llega la primera respuesta y cuándo las siguientes. Ajusta otra antes.',
    'channel.settings': 'Hay ajustes que revisar; están señalados.',
    'storage.full': 'El disco del servidor está lleno: no se ha guardado nada. Libera espacio y repite.',
    'database.unavailable': 'La base de datos no contesta ahora mismo. No se ha cambiado nada.',
    'request.tooLarge': 'Es demasiado grande para enviarlo de una vez.',
    'request.mediaType': 'El servidor no admite este tipo de contenido.',
    'request.timeout': 'Ha tardado demasiado en llegar y se ha cortado. Prueba otra vez.',
    'cursor.invalid': 'La lista ha cambiado y no se puede seguir desde aquí. Vuelve a abrirla.',
    'idempotency.reused':
      'Esto mismo se envió antes con otro contenido. Vuelve a escribirlo y envíalo de nuevo.',
    'idempotency.running': 'Se está haciendo ahora mismo. Espera un momento y mira cómo ha quedado.',
    'idempotency.answerLost':
      'Ya se hizo, aunque no llegó la respuesta. Mira cómo ha quedado antes de repetirlo.',
    'ticket.noChannel': 'Ningún canal de esta gestión puede llevar el mensaje. Elige otro.',
    'ticket.noRecipient': 'Di a quién va.',
    'ticket.followUpNeeded': 'Una gestión en espera necesita el día en que vuelve, y que no haya pasado.',
    'message.hasGaps': 'Falta algo por rellenar en el texto. Escríbelo o quítalo.',
    'ticket.guarded': 'La ley pide algo más para este cambio: un motivo, o que lo apruebe otra persona.',
    'approval.decided': 'Ya estaba decidido.',
    'approval.own': 'Lo tiene que decidir otra persona.',
    'clock.ended': 'Ese plazo ya había terminado.',
    'clock.notExtended': 'La ley no deja ampliar así este plazo.',
    'message.reasonNeeded': 'Di por qué este texto es la respuesta.',
    'field.required': 'Falta rellenar algún campo obligatorio de la gestión. Mira su ficha.',
    'message.empty': 'El mensaje está vacío. Escribe algo o adjunta un archivo.',
    'message.overLimit': 'Es más de lo que admite este canal. Acórtalo o quita adjuntos.',
    'message.windowClosed':
      'Ha pasado demasiado tiempo desde su último mensaje: este canal ya no deja contestar. Elige otro.',
    'message.alreadySent': 'Ya había salido: no se puede deshacer.',
    'message.notFailed': 'Este mensaje no ha fallado; no se envía dos veces.',
    'message.outdated': 'El plazo que da este mensaje ya no vale. Escríbelo de nuevo, con otra fecha.',
    'move.undone': 'Ese cambio ya estaba deshecho.',
    'move.overtaken': 'Otro cambio posterior afecta a lo mismo. Deshaz primero ese.',
    'customer.restricted': 'Los datos de este cliente están bloqueados.',
    'file.tooLarge': 'El archivo es demasiado grande: como mucho 25 MB.',
    'import.notText':
      'Eso no es un CSV. Si es una hoja de cálculo, ábrela, elige «Guardar como» y CSV, y trae ese archivo.',
    'import.noLines':
      'Ese archivo no se deja leer como una tabla: está vacío, solo trae los nombres de las columnas o tiene unas comillas sin cerrar.',
    'search.slow': 'La búsqueda tarda demasiado. Prueba con una palabra menos corriente.',
    internal: 'Algo ha fallado en el servidor y ha quedado anotado. Prueba otra vez.',
  },
  en: {
    'problem.unknown': 'That did not work and nothing was changed. Try again.',
    'problem.reference': 'Reference: {reference}',
    'client.offline':
      'The server cannot be reached. What you wrote is still here; try again when it is back.',
    'client.unreadable': 'Another program answered instead of Hilo. Check the proxy in front of it.',
    'request.invalid': 'Some fields need fixing; they are marked.',
    'request.tooMany': 'Too many attempts in a row. Wait a minute and try again.',
    'auth.required': 'Your session has ended. Sign in again.',
    'auth.wrong': 'That does not match. Check it and try again.',
    'auth.forbidden': 'Your role does not allow this.',
    'auth.origin': 'Hilo does not know this address. Whoever runs it should set it as HILO_PUBLIC_URL.',
    'setup.done': 'This installation is already set up. Sign in with your e-mail and password.',
    'setup.token': 'The set-up link does not work. Use the latest one printed in the terminal.',
    'invitation.invalid':
      'The link was used already, or has expired. If you have no password yet, ask whoever runs Hilo for another invitation.',
    'resource.notFound': 'It no longer exists. Somebody may have deleted it meanwhile.',
    'resource.changed': 'Somebody changed it meanwhile. Look at it as it is now and try again.',
    'resource.conflict': 'There is another one like it, or it is in use.',
    'agent.lastAdministrator':
      'This is the only administrator. Give the role to somebody else first, or nobody could change anything.',
    'promise.lastGeneral':
      'One promise has to fit everything and say by when a first and a next answer come. Change another one first.',
    'channel.settings': 'Some settings need fixing; they are marked.',
    'storage.full': 'The disk of the server is full: nothing was saved. Free some space and repeat.',
    'database.unavailable': 'The database does not answer right now. Nothing was changed.',
    'request.tooLarge': 'That is too large to be sent at once.',
    'request.mediaType': 'The server does not take this kind of content.',
    'request.timeout': 'It took too long to arrive and was cut off. Try again.',
    'cursor.invalid': 'The list has changed and cannot go on from here. Open it again.',
    'idempotency.reused': 'This was sent before with other content. Write it again and send it anew.',
    'idempotency.running': 'It is being done right now. Wait a moment and look at how it is.',
    'idempotency.answerLost':
      'It was done, though its answer did not arrive. Look at how it is before repeating it.',
    'ticket.noChannel': 'No channel of this ticket can carry the message. Choose another.',
    'ticket.noRecipient': 'Say who it goes to.',
    'ticket.followUpNeeded':
      'A waiting ticket needs the day on which it comes back, and one that is not over.',
    'message.hasGaps': 'Something in the text is still to be filled in. Write it, or take it out.',
    'ticket.guarded':
      'The law asks for more before this change: a reason, or the approval of a second person.',
    'approval.decided': 'This was decided already.',
    'approval.own': 'Somebody else has to decide this.',
    'clock.ended': 'That time had ended already.',
    'clock.notExtended': 'The law does not let this deadline be extended like this.',
    'message.reasonNeeded': 'Say why this text is the answer.',
    'field.required': 'A field that is required for resolving is still empty. Look in the panel.',
    'message.empty': 'The message is empty. Write something, or attach a file.',
    'message.overLimit': 'That is more than this channel takes. Make it shorter, or take files away.',
    'message.windowClosed':
      'Too long has passed since their last message: this channel takes no answer any more. Choose another.',
    'message.alreadySent': 'It had left already: it cannot be undone.',
    'message.notFailed': 'This message did not fail; it is not sent twice.',
    'message.outdated': 'The time that this message gives no longer holds. Write it anew, with another date.',
    'move.undone': 'That change was undone already.',
    'move.overtaken': 'A later change is about the same. Undo that one first.',
    'customer.restricted': 'The data of this customer are blocked.',
    'file.tooLarge': 'The file is too large: at most 25 MB.',
    'import.notText':
      'This is not a CSV file. If it is a spreadsheet, open it, choose “Save as” and CSV, and bring that file.',
    'import.noLines':
      'This file cannot be read as a table: it is empty, holds only the names of the columns, or has quotes that are never closed.',
    'search.slow': 'The search takes too long. Try a less common word.',
    internal: 'Something went wrong on the server, and was written down there. Try again.',
  },
});
