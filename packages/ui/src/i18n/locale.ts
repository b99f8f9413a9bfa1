/** The languages Hilo speaks. A message bundle holds every one of them, complete. */
export const locales = ['es', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The regional form used for dates, numbers and plurals (Spain; day before month and 24 hours in English). */
export const regionOf: Record<Locale, string> = { es: 'es-ES', en: 'en-GB' };

/** How a language calls itself, for the setting that chooses it. */
export const ownNameOf: Record<Locale, string> = { es: 'Español', en: 'English' };

/**
 * The agent's setting if there is one, else the first language of the browser that we speak, else Spanish.
 * @param preferred BCP 47 tags in order of preference, as `navigator.languages` gives them
 */
export function chooseLocale(setting: string | null | undefined, preferred: readonly string[] = []): Locale {
  for (const tag of setting ? [setting, ...preferred] : preferred) {
    const language = tag.toLowerCase().split('-')[0];
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return 'es';
}
