import { defineMessages } from '@hilo/ui/i18n';

/** Signing in at the provider of a channel: the way there, how to register for it, and how it ended. */
export const signInMessages = defineMessages({
  es: {
    'signIn.title': 'Inicio de sesión',
    'signIn.do': '{name, select, none {Iniciar sesión} other {Iniciar sesión con {name}}}',
    'signIn.again':
      '{name, select, none {Iniciar sesión otra vez} other {Iniciar sesión otra vez con {name}}}',
    'signIn.saveAndDo':
      '{name, select, none {Guardar e iniciar sesión} other {Guardar e iniciar sesión con {name}}}',
    'signIn.done': 'Se ha iniciado sesión. El permiso se renueva solo y se guarda cifrado.',
    'signIn.missing': 'Nadie ha iniciado sesión todavía: hasta entonces no llega ni sale nada por aquí.',
    'signIn.lost': 'El proveedor ya no acepta el permiso que tenía Hilo. Inicia sesión otra vez.',
    'signIn.application':
      'El proveedor no reconoce la aplicación: su secreto ha caducado, o no es el suyo. Crea otro en el proveedor y ponlo abajo, en «Conexión».',
    'signIn.forget': 'Olvidar el permiso',
    'signIn.forgetTitle': '¿Olvidar el permiso?',
    'signIn.forgetBody':
      'Hilo borra el permiso que guarda, y por este canal no llega ni sale nada hasta que alguien vuelva a iniciar sesión. En el proveedor sigue apuntado: retíralo también allí, en los ajustes de la cuenta.',
    'signIn.forgotten': 'Permiso olvidado',
    'signIn.how': 'Cómo registrar la aplicación',
    'signIn.redirect': 'Dirección de retorno, tal cual',
    'signIn.elsewhere':
      'Hilo cree que está en {origin}, y a esa dirección vuelve el proveedor. Abre la mesa ahí para iniciar sesión, o cambia HILO_PUBLIC_URL.',
    'signIn.open': 'Microsoft y Google solo vuelven a direcciones https, o a http://localhost.',
    'signIn.microsoft.1':
      'En entra.microsoft.com, abre «Registros de aplicaciones» y crea uno nuevo. Si solo entrará gente de tu organización, déjalo en «solo este directorio».',
    'signIn.microsoft.2': 'En «URI de redirección» elige «Web» y pega la dirección de abajo.',
    'signIn.microsoft.3':
      'En «Permisos de API», añade de Microsoft Graph estos permisos delegados: IMAP.AccessAsUser.All, SMTP.Send y offline_access.',
    'signIn.microsoft.4':
      'En «Certificados y secretos», crea un secreto y copia su valor (no su identificador). Caduca: apunta cuándo.',
    'signIn.microsoft.5':
      'De «Información general», copia el identificador de la aplicación (cliente) y el del directorio (inquilino).',
    'signIn.microsoft.6':
      'En el centro de administración de Exchange, permite a ese buzón IMAP y SMTP autenticado.',
    'signIn.google.1':
      'En console.cloud.google.com, crea un proyecto y configura la pantalla de consentimiento de OAuth: «Interno» si el buzón es de tu Google Workspace. Si es «Externo» y está en pruebas, el permiso caduca a los siete días.',
    'signIn.google.2': 'En «Acceso a los datos», añade el permiso https://mail.google.com/.',
    'signIn.google.3':
      'En «Clientes», crea uno de tipo «Aplicación web» y pega la dirección de abajo en «URIs de redireccionamiento autorizados».',
    'signIn.google.4': 'Copia el ID de cliente y el secreto.',
    'signIn.other.1': 'Registra en tu proveedor una aplicación web con la dirección de retorno de abajo.',
    'signIn.other.2':
      'Copia lo que te dé: identificador, secreto, sus dos direcciones y los permisos que hay que pedir.',
    'signedIn.title': 'Inicio de sesión en el proveedor',
    'signedIn.busy': 'Guardando el permiso y probando el buzón…',
    'signedIn.signedIn': 'Sesión iniciada',
    'signedIn.none': 'Aquí no hay nada que terminar',
    'signedIn.noneBody': 'A esta página se vuelve desde el proveedor. Para iniciar sesión, abre el canal.',
    'signedIn.failed': 'No se ha iniciado sesión',
    'signedIn.denied': 'No se ha dado el permiso. En el canal no ha cambiado nada.',
    'signedIn.refused':
      'El proveedor no ha dado acceso. Revisa el identificador, el secreto y el directorio de la aplicación, sus permisos, y que la dirección de retorno sea la que registraste.',
    'signedIn.noLasting':
      'El proveedor ha dejado entrar, pero no ha dado un permiso que dure. Mira que la aplicación pueda pedirlo (offline_access) y prueba otra vez.',
    'signedIn.unavailable': 'El proveedor no contesta. Prueba otra vez en un momento.',
    'signedIn.stale':
      'Este intento empezó en otra sesión, o hace más de un cuarto de hora. Empieza otra vez desde el canal.',
    'signedIn.again': 'Intentarlo otra vez',
    'signedIn.toChannel': 'Volver al canal',
  },
  en: {
    'signIn.title': 'Signing in',
    'signIn.do': '{name, select, none {Sign in} other {Sign in with {name}}}',
    'signIn.again': '{name, select, none {Sign in again} other {Sign in again with {name}}}',
    'signIn.saveAndDo': '{name, select, none {Save and sign in} other {Save and sign in with {name}}}',
    'signIn.done': 'Somebody has signed in. The permission renews itself and is stored encrypted.',
    'signIn.missing': 'Nobody has signed in yet: until then nothing comes or goes here.',
    'signIn.lost': 'The provider no longer takes the permission that Hilo had. Sign in again.',
    'signIn.application':
      'The provider does not know the application: its secret has expired, or is not its own. Make another one there and put it below, under “Connection”.',
    'signIn.forget': 'Forget the permission',
    'signIn.forgetTitle': 'Forget the permission?',
    'signIn.forgetBody':
      'Hilo deletes the permission that it keeps, and nothing comes or goes by this channel until somebody signs in again. The provider still has it on record: take it back there as well, in the settings of the account.',
    'signIn.forgotten': 'Permission forgotten',
    'signIn.how': 'How to register the application',
    'signIn.redirect': 'Redirect address, exactly so',
    'signIn.elsewhere':
      'Hilo believes that it is at {origin}, and that is where the provider comes back to. Open the desk there to sign in, or change HILO_PUBLIC_URL.',
    'signIn.open': 'Microsoft and Google come back only to https addresses, or to http://localhost.',
    'signIn.microsoft.1':
      'At entra.microsoft.com, open “App registrations” and make a new one. If only people of your organisation will sign in, leave it at “this directory only”.',
    'signIn.microsoft.2': 'Under “Redirect URI”, choose “Web” and paste the address below.',
    'signIn.microsoft.3':
      'Under “API permissions”, add these delegated permissions of Microsoft Graph: IMAP.AccessAsUser.All, SMTP.Send and offline_access.',
    'signIn.microsoft.4':
      'Under “Certificates & secrets”, make a client secret and copy its value (not its id). It expires: note when.',
    'signIn.microsoft.5': 'From “Overview”, copy the application (client) id and the directory (tenant) id.',
    'signIn.microsoft.6': 'In the Exchange admin centre, allow IMAP and authenticated SMTP for that mailbox.',
    'signIn.google.1':
      'At console.cloud.google.com, make a project and set up the OAuth consent screen: “Internal” if the mailbox belongs to your Google Workspace. While it is “External” and in testing, the permission ends after seven days.',
    'signIn.google.2': 'Under “Data access”, add the scope https://mail.google.com/.',
    'signIn.google.3':
      'Under “Clients”, make one of the type “Web application” and paste the address below into “Authorised redirect URIs”.',
    'signIn.google.4': 'Copy the client ID and the secret.',
    'signIn.other.1': 'Register a web application with your provider, with the redirect address below.',
    'signIn.other.2':
      'Copy what it gives you: id, secret, its two addresses, and the permissions to ask for.',
    'signedIn.title': 'Signing in at the provider',
    'signedIn.busy': 'Keeping the permission and testing the mailbox…',
    'signedIn.signedIn': 'Signed in',
    'signedIn.none': 'There is nothing to finish here',
    'signedIn.noneBody': 'This is the page that the provider comes back to. To sign in, open the channel.',
    'signedIn.failed': 'Signing in did not work',
    'signedIn.denied': 'The permission was not given. Nothing has changed in the channel.',
    'signedIn.refused':
      'The provider gave no access. Check the id, the secret and the directory of the application, its permissions, and that the redirect address is the one you registered.',
    'signedIn.noLasting':
      'The provider let you in but gave no permission that lasts. See that the application may ask for one (offline_access), and try again.',
    'signedIn.unavailable': 'The provider does not answer. Try again in a moment.',
    'signedIn.stale':
      'This attempt began in another session, or more than a quarter of an hour ago. Begin again from the channel.',
    'signedIn.again': 'Try again',
    'signedIn.toChannel': 'Back to the channel',
  },
});
