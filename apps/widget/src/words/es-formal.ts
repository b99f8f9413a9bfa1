/** The same, where the organisation addresses its customers as usted: only what differs is written again. */
export * from './es.ts';
export const online = 'Hay alguien para contestarle';
export const lost = 'Sin conexión. Lo que escriba saldrá en cuanto vuelva.';
export const key = 'Su clave';
export const keyHint = 'Con ella puede preguntar por esto donde quiera.';
export const nextOnline = 'Le contestamos aquí. No hace falta esperar: el chat no se cierra.';
export const nextOffline = 'Su mensaje ya está aquí: le contestamos en cuanto haya alguien.';
export const nextAddress = (address: string) => `Si se va, le escribimos a ${address}.`;
export const resolved = 'Resuelta. Si escribe aquí, se vuelve a abrir.';
export const field = 'Su mensaje';
export const placeholder = 'Escriba su mensaje';
export const refusals = {
  unknownFile: 'Un archivo ya no está; adjúntelo otra vez.',
  tooFast: 'Van muchos mensajes seguidos; pruebe en un momento.',
  blocked: 'Desde aquí ya no se puede escribir.',
  unavailable: 'Ahora no hemos podido guardarlo.',
};
export const you = 'Usted';
export const waited = (duration: string) => `esperó ${duration}`;
export const aboutTitle = '¿Sobre qué nos escribe?';
export const askAddress = '¿Dónde le respondemos si se va?';
export const email = 'Su correo';
export const name = 'Su nombre (opcional)';
export const emptyError = 'Escriba su mensaje.';
export const emptyAddress = 'Escriba su correo.';
export const offlineTitle = 'Déjenos su mensaje';
export const repliesTo = (address: string) => `Le respondemos a ${address}.`;
export const notices = {
  transcriptSent: 'Se la hemos mandado por correo.',
  addressKept: 'Hecho. Si se va, le escribimos ahí.',
  addressGone: 'Hecho. Ya no guardamos su correo.',
  noAddress: 'Antes déjenos su correo.',
  notNow: 'Ahora no ha podido ser. Pruebe en un momento.',
};
