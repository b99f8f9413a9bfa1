import { escapeHtml, textToHtml, toMailHtml } from './mail-html.ts';
import type { Words } from './PlainText.tsx';

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
