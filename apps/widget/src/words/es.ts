/** What the visitor reads. Spanish of Spain, by ear; she is addressed as tú. */
export const locale = 'es';
/** Whose dates and numbers. */
export const region = 'es-ES';
export const online = 'Hay alguien para contestarte';
export const offline = 'Ahora no hay nadie';
export const connecting = 'Conectando…';
export const lost = 'Sin conexión. Lo que escribas saldrá en cuanto vuelva.';
export const close = 'Cerrar el chat';
export const menu = 'Más opciones';
export const thread = 'Conversación';
export const soundOn = 'Activar el sonido';
export const soundOff = 'Quitar el sonido';
export const transcript = 'Recibir una copia por correo';
export const address = 'Dejar mi correo';
export const changeAddress = 'Cambiar mi correo';
export const startNew = 'Empezar algo nuevo';
export const privacy = 'Privacidad';
export const key = 'Tu clave';
export const keyHint = 'Con ella preguntas por esto donde quieras.';
export const copy = 'Copiar la clave';
export const copied = 'Copiada';
export const next = 'Qué pasa ahora';
export const nextOnline = 'Te contestamos aquí. No hace falta esperar: el chat no se cierra.';
export const nextOffline = 'Tu mensaje ya está aquí: te contestamos en cuanto haya alguien.';
export const nextAddress = (address: string) => `Si te vas, te escribimos a ${address}.`;
export const resolved = 'Resuelta. Si escribes aquí, se vuelve a abrir.';
export const field = 'Tu mensaje';
export const placeholder = 'Escribe tu mensaje';
export const send = 'Enviar';
export const attach = 'Adjuntar archivos';
export const removeFile = (name: string) => `Quitar ${name}`;
export const uploading = 'Subiendo…';
export const waitingFile = 'Subirá cuando haya conexión';
export const fileFailed = 'No se ha subido.';
export const fileTooBig = (name: string, most: string) => `${name} ocupa demasiado: el máximo es ${most}.`;
export const tooManyFiles = (most: number) => `Como mucho, ${most} archivos en un mensaje.`;
export const tooLong = (over: number) => (over === 1 ? 'Sobra 1 carácter.' : `Sobran ${over} caracteres.`);
export const marks = {
  sending: 'Enviando',
  sent: 'Enviado',
  read: 'Leído',
};
export const notSent = 'No enviado';
export const retry = 'Reintentar';
export const discard = 'Descartar';
export const refusals = {
  unknownFile: 'Un archivo ya no está; adjúntalo otra vez.',
  tooFast: 'Van muchos mensajes seguidos; prueba en un momento.',
  blocked: 'Desde aquí ya no se puede escribir.',
  unavailable: 'Ahora no hemos podido guardarlo.',
};
export const you = 'Tú';
export const team = 'El equipo';
export const other = 'Otra persona';
export const by = (channel: string) => `por ${channel}`;
export const redacted = 'Este mensaje se ha retirado.';
export const typing = (name: string) => `${name} está escribiendo`;
export const older = 'Ver mensajes anteriores';
export const newest = 'Mensajes nuevos';
export const waited = (duration: string) => `esperaste ${duration}`;
export const later = (duration: string) => `${duration} después`;
export const image = (name: string) => `Imagen: ${name}`;
export const aboutOne = (key: string) => `¿Es sobre ${key}?`;
export const aboutElse = 'Es otra cosa';
export const aboutTitle = '¿Sobre qué nos escribes?';
export const aimedAt = (key: string) => `Sobre ${key}`;
export const aimedNew = 'Es algo nuevo';
export const unaim = 'Quitar';
export const askAddress = '¿Dónde te respondemos si te vas?';
export const email = 'Tu correo';
export const emailExample = 'nombre@correo.es';
export const name = 'Tu nombre (opcional)';
export const save = 'Guardar';
export const cancel = 'Cancelar';
export const notNow = 'Ahora no';
export const emptyError = 'Escribe tu mensaje.';
export const offlineTitle = 'Déjanos tu mensaje';
export const offlineSend = 'Enviar mensaje';
export const repliesTo = (address: string) => `Te respondemos a ${address}.`;
export const removeAddress = 'Quitarlo';
export const emptyAddress = 'Escribe tu correo.';
export const badAddress = 'Ese correo no parece válido.';
export const notices = {
  transcriptSent: 'Te la hemos mandado por correo.',
  addressKept: 'Hecho. Si te vas, te escribimos ahí.',
  addressGone: 'Hecho. Ya no guardamos tu correo.',
  noAddress: 'Antes déjanos tu correo.',
  notNow: 'Ahora no ha podido ser. Prueba en un momento.',
};
