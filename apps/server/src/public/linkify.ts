import { type Html, html } from './html.ts';

const links = /\bhttps?:\/\/[^\s<>"'`]{3,2000}/gi;
/** What ends a sentence is not part of an address; a closing bracket is, where it was opened in it. */
const withoutEnd = (address: string): string =>
  address.replace(/[.,;:!?…»”’\])}]+$/, (end) => (end.startsWith(')') && address.includes('(') ? ')' : ''));

/** Words with the addresses of pages in them as links; everything else is text. */
export const linkify = (text: string): Html[] => {
  const parts: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(links)) {
    const address = withoutEnd(match[0]);
    if (!URL.canParse(address)) continue;
    parts.push(
      html`${text.slice(from, match.index)}<a href="${address}" rel="noopener noreferrer nofollow">${address}</a>`,
    );
    from = match.index + address.length;
  }
  parts.push(html`${text.slice(from)}`);
  return parts;
};
