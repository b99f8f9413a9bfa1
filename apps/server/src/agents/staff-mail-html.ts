import { html } from '../public/html.ts';
import { linkify } from '../public/linkify.ts';
import { lookAccent } from '../public/look.ts';

/**
 * The same mail for a program that shows HTML: where a line is followed by an address alone, the line leads there,
 * and nobody has to read the address; one that ends in a colon says what to do, and is a button. Colours of its own it
 * has none but the button's: it is read on light and dark. Long addresses end where a narrow screen does.
 */
export const staffMailHtml = (text: string): string =>
  html`<div style="font:16px/1.5 system-ui,sans-serif;max-width:34em;overflow-wrap:anywhere">${text.split('\n\n').map(paragraph)}</div>`
    .text;

const { accent, onAccent } = lookAccent(null).light;
const asButton = `display:inline-block;padding:10px 16px;border-radius:6px;background:${accent};color:${onAccent};text-decoration:none`;

const paragraph = (words: string) => {
  const [line = '', address, ...more] = words.split('\n');
  const leads = address !== undefined && more.length === 0 && /^https?:\/\/\S+$/.test(address);
  if (!leads) return html`<p style="margin:0 0 16px">${linkify(words)}</p>`;
  if (!line.endsWith(':')) return html`<p style="margin:0 0 16px"><a href="${address}">${line}</a></p>`;
  return html`<p style="margin:0 0 16px"><a href="${address}" style="${asButton}">${line.slice(0, -1)}</a></p>`;
};
