export type Locale = 'es' | 'en';

/** Those who read another language of Spain read Spanish rather than English. */
const readsSpanish = /^(es|ca|gl|eu|ast|an)\b/i;

/** In which language somebody reads the chat. @param asked by the site. @param browser its languages, best first */
export const chooseLocale = (asked: string | null, browser: readonly string[]): Locale => {
  for (const language of [asked ?? '', ...browser]) {
    if (readsSpanish.test(language)) return 'es';
    if (/^en\b/i.test(language)) return 'en';
  }
  return 'en';
};
