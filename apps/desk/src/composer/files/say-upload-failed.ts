import { ApiError } from '@hilo/api/client';
import { toasts, type useFormat } from '@hilo/ui';
import { defineMessages, type Locale, translator } from '@hilo/ui/i18n';

const messages = defineMessages({
  es: {
    failed: '{name} no se ha subido.',
    full: '{name} no se ha subido: en un día no caben más archivos tuyos. Habrá sitio otra vez el {when}.',
  },
  en: {
    failed: '{name} was not uploaded.',
    full: '{name} was not uploaded: that is all you can upload in a day. There is room again on {when}.',
  },
});

/** A minute and less is a matter of pace; what is longer says when there is room again. */
const longSeconds = 60;

/** Says that a file did not go up; and from when it can, where the server knows. */
export const uploadFailure = (
  locale: Locale,
  format: Pick<ReturnType<typeof useFormat>, 'date'>,
  name: string,
  error: unknown,
  now = Date.now(),
): string => {
  const t = translator(messages, locale);
  const seconds =
    error instanceof ApiError && error.code === 'request.tooMany' ? Number(error.facts.retryAfterSeconds) : 0;
  return seconds > longSeconds
    ? t('full', { name, when: format.date(now + seconds * 1000, 'full') })
    : t('failed', { name });
};

export const sayUploadFailed = (...said: Parameters<typeof uploadFailure>): void => {
  toasts.show({ text: uploadFailure(...said), tone: 'failed' });
};
