import { I18nProvider, type Locale } from '@hilo/ui';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LawTitle } from './LawTitle.tsx';

const law = { title: 'Ley 1755 de 2015: peticiones', englishTitle: 'Ley 1755 of 2015: petitions' };

/** As it is read: without marks, a space where a line ends. */
const read = (locale: Locale): string => {
  const title = createElement(LawTitle, { law }, ', by size');
  // biome-ignore lint/correctness/noChildrenProp: the type wants it there, and this file has no JSX
  return renderToStaticMarkup(createElement(I18nProvider, { locale, children: title }))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};

it('says in English which of the two names is the Spanish one; in Spanish there is only that', () => {
  expect(read('en')).toBe('Ley 1755 of 2015: petitions, by size In Spanish: Ley 1755 de 2015: peticiones');
  expect(read('es')).toBe('Ley 1755 de 2015: peticiones , by size');
});
