/** Words of this channel in Spanish. */
export const es: Record<string, string> = {
  'group.words': 'Lo que se lee',
  'group.site': 'Tu web',
  'group.identity': 'Clientes que ya han entrado en tu web',
  'title.label': 'Nombre del chat',
  'title.help':
    'Se lee arriba del todo: «Tu empresa · Atención al cliente». Con un idioma basta: lo que falte en uno se lee en el otro.',
  'greeting.label': 'Saludo',
  'greeting.help': 'Antes del primer mensaje: para qué es este chat.',
  'offlineText.label': 'Cuando no hay nadie',
  'offlineText.help': 'Qué pasa con lo que se escriba ahora y cuándo se contesta.',
  'allowedOrigins.label': 'Webs que lo muestran',
  'allowedOrigins.help':
    'Por ejemplo, https://tienda.example. Sin ninguna, el chat solo funciona en la página de prueba.',
  'consent.label': 'Aviso de privacidad',
  'consent.help': 'Una línea que se lee antes de escribir.',
  'privacyUrl.label': 'Política de privacidad',
  'privacyUrl.help': 'La dirección completa de la página.',
  'identitySecret.label': 'Secreto de identidad',
  'identitySecret.help':
    'Con él firma tu servidor quién es la persona (JWT, HS256, al menos 32 caracteres). Así ve su historial en cualquier dispositivo.',
  'previousIdentitySecret.label': 'Secreto anterior',
  'previousIdentitySecret.help': 'Sigue valiendo mientras cambias el secreto en tu web. Bórralo después.',
  'visitor.signIn': 'Para hablar con nosotros, entra antes en la web con tu cuenta.',
  'visitor.signInFormal': 'Para hablar con nosotros, entre antes en la web con su cuenta.',
  'requiresIdentity.label': 'Solo para quien ha entrado en tu web',
  'requiresIdentity.help':
    'Sin una identidad firmada no se abre el chat: quien no ha entrado lee que entre antes con su cuenta.',
};
