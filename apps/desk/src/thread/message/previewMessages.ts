import { defineMessages } from '@hilo/ui/i18n';

export const previewMessages = defineMessages({
  es: {
    'preview.previous': 'Adjunto anterior',
    'preview.next': 'Adjunto siguiente',
    'preview.place': '{at} de {count}',
    'preview.none': 'Este tipo de archivo solo se puede descargar.',
    'preview.failed': 'No se ha podido abrir. Descárgalo para verlo.',
    'preview.noReader': 'Este navegador no muestra PDF dentro de la página.',
    'preview.open': 'Abrir en otra pestaña',
  },
  en: {
    'preview.previous': 'Previous attachment',
    'preview.next': 'Next attachment',
    'preview.place': '{at} of {count}',
    'preview.none': 'This kind of file can only be downloaded.',
    'preview.failed': 'It could not be opened. Download it to see it.',
    'preview.noReader': 'This browser does not show PDF inside a page.',
    'preview.open': 'Open in another tab',
  },
});
