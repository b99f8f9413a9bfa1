import type { Locale } from './locale.ts';

/** The same keys in every language. `Es` keeps the literal texts, from which the arguments are typed. */
export type Messages<Es extends Record<string, string> = Record<string, string>> = { readonly es: Es } & {
  readonly [L in Exclude<Locale, 'es'>]: { readonly [K in keyof Es]: string };
};

/**
 * Declares the texts of one package or channel. Spanish is the original; a key that another language lacks,
 * or has too much, does not compile. Keys are dotted words: `'queue.empty.title'`.
 *
 * Merge by spreading: `defineMessages({ es: { ...uiEs, ...deskEs }, en: { ...uiEn, ...deskEn } })`.
 */
export function defineMessages<
  const Es extends Record<string, string>,
  const En extends { readonly [K in keyof Es]: string },
>(messages: { es: Es; en: En & { readonly [K in Exclude<keyof En, keyof Es>]: never } }): Messages<Es> {
  return messages;
}
