import { guessLanguage } from '@hilo/core';
import { formatDate, type Locale, locales, type Moment, translator } from '@hilo/ui/i18n';
import { composerMessages } from '../messages.ts';
import { escapeHtml, textToHtml, toMailHtml } from './mail-html.ts';
import type { Words } from './PlainText.tsx';

/** Who said it and when, in the language of what was said, as far as it tells: the customer reads this, too. */
export function sayWhoWrote(
  said: { text: string; at: Moment; name: string },
  own: { locale: Locale; timeZone: string },
): string {
  const guessed = guessLanguage(said.text);
  const locale = locales.find((one) => one === guessed) ?? own.locale;
  return translator(composerMessages, locale)('quote.wrote', {
    date: formatDate(locale, said.at, 'medium', own.timeZone),
    name: said.name,
  });
}

/** What somebody said, below a line that says who and when, with room to write on behind it. */
export function quoteWords(intro: string, text: string): Words {
  const said = text.replace(/\n{3,}/g, '\n\n').trim();
  return {
    text: `${intro}\n${said
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n')}\n`,
    html: toMailHtml(`<p>${escapeHtml(intro)}</p><blockquote>${textToHtml(said)}</blockquote><p></p>`),
  };
}

/** Words behind what stands there already; alone where nothing does. */
export const joinWords = (before: Words, added: Words): Words => {
  if (before.text.trim() === '') return added;
  const asHtml = ({ text, html }: Words): string => html ?? toMailHtml(textToHtml(text));
  return { text: `${before.text}\n${added.text}`, html: asHtml(before) + asHtml(added) };
};
