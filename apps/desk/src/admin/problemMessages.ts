import { defineMessages } from '@hilo/ui/i18n';

/** What went wrong, what was kept, what to do: for the errors that these screens can meet. */
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
    'invitation.invalid': 'El enlace ya se usó o ha caducado. Pide otro a quien administra Hilo.',
    'resource.notFound': 'Ya no existe. Puede que alguien lo haya borrado mientras tanto.',
    'resource.changed': 'Alguien lo ha cambiado mientras tanto. Mira cómo ha quedado y prueba otra vez.',
    'resource.conflict': 'Ya hay otro igual, o está en uso.',
    'agent.lastAdministrator':
      'Es la única persona que administra. Da antes ese perfil a otra, o nadie podría cambiar nada.',
    'channel.settings': 'Hay ajustes que revisar; están señalados.',
    'storage.full': 'El disco del servidor está lleno: no se ha guardado nada. Libera espacio y repite.',
    'database.unavailable': 'La base de datos no contesta ahora mismo. No se ha cambiado nada.',
  },
  en: {
    'problem.unknown': 'That did not work and nothing was changed. Try again.',
    'problem.reference': 'Reference: {reference}',
    'client.offline':
      'The server cannot be reached. What you wrote is still here; try again when it is back.',
    'client.unreadable': 'Another program answered instead of Hilo. Check the proxy in front of it.',
    'request.invalid': 'Some fields need mending; they are marked.',
    'request.tooMany': 'Too many tries in a row. Wait a minute and try again.',
    'auth.required': 'Your session has ended. Sign in again.',
    'auth.wrong': 'That does not match. Check it and try again.',
    'auth.forbidden': 'Your role does not allow this.',
    'auth.origin': 'Hilo does not know this address. Whoever runs it should set it as HILO_PUBLIC_URL.',
    'setup.done': 'This installation is already set up. Sign in with your e-mail and password.',
    'setup.token': 'The set-up link does not work. Use the latest one printed in the terminal.',
    'invitation.invalid': 'The link was used already, or has expired. Ask whoever runs Hilo for another.',
    'resource.notFound': 'It no longer exists. Somebody may have deleted it meanwhile.',
    'resource.changed': 'Somebody changed it meanwhile. Look at it as it is now and try again.',
    'resource.conflict': 'There is another one like it, or it is in use.',
    'agent.lastAdministrator':
      'This is the only administrator. Give the role to somebody else first, or nobody could change anything.',
    'channel.settings': 'Some settings need mending; they are marked.',
    'storage.full': 'The disk of the server is full: nothing was saved. Free some space and repeat.',
    'database.unavailable': 'The database does not answer right now. Nothing was changed.',
  },
});
