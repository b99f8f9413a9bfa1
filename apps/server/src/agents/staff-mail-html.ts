import { html } from '../public/html.ts';
import { linkify } from '../public/linkify.ts';

/**
 * The same mail for a program that shows HTML: where a line is followed by an address alone, the line leads there,
 * and nobody has to read the address. Colours of its own it has none: it is read on light and dark.
 */
export const staffMailHtml = (text: string): string =>
  html`<div style="font:16px/1.5 system-ui,sans-serif;max-width:34em">${text.split('\n\n').map(paragraph)}</div>`
    .text;

const paragraph = (words: string) => {
  const [line = '', address, ...more] = words.split('\n');
  const leads = address !== undefined && more.length === 0 && /^https?:\/\/\S+$/.test(address);
  return html`<p style="margin:0 0 16px">${leads ? html`<a href="${address}">${line}</a>` : linkify(words)}</p>`;
};
