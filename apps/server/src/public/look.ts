import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hiloAccent, type Shades, shadeAccent } from '@hilo/core';

const base = ['look.css', 'look-forms.css']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

/** The colour that customers see us by, on pages and in mails: the organisation's own, else ours. */
export const lookAccent = (accentColour: string | null): Shades => shadeAccent(accentColour ?? hiloAccent);

/** The style of the pages for customers, in the organisation's colour. */
export const lookFor = (accentColour: string | null): string => {
  const { light, dark } = lookAccent(accentColour);
  const set = ({ accent, onAccent, ink }: typeof light): string =>
    `:root{--accent:${accent};--on-accent:${onAccent};--accent-ink:${ink}}`;
  return `${base}\n${set(light)}\n@media (prefers-color-scheme:dark){${set(dark)}}\n@media print{${set(light)}}\n`;
};
