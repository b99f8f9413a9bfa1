import { defineMessages } from '@hilo/ui/i18n';

/** A message as it came over the wire. */
export const sourceMessages = defineMessages({
  es: {
    'source.title': 'Mensaje original',
    'source.headers': 'Cabeceras',
    'source.body': 'Contenido tal como llegó',
    'source.download': 'Descargar',
    'source.cut': 'Aquí están los primeros 200 kB; descarga el archivo para verlo entero.',
  },
  en: {
    'source.title': 'Original message',
    'source.headers': 'Headers',
    'source.body': 'Content as it came',
    'source.download': 'Download',
    'source.cut': 'These are the first 200 kB; download the file to see all of it.',
  },
});
