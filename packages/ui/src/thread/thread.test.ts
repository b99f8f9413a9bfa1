import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { I18nProvider, type Locale } from '../i18n/index.ts';
import { PromiseRing, type PromiseRingProps } from './PromiseRing.tsx';
import { Silence, silenceLength } from './Silence.tsx';

const inLanguage = (locale: Locale, element: ReactElement) =>
  // biome-ignore lint/correctness/noChildrenProp: the type wants it there, and this file has no JSX
  renderToStaticMarkup(createElement(I18nProvider, { locale, children: element }));
const ring = (props: PromiseRingProps, locale: Locale = 'es') =>
  inLanguage(locale, createElement(PromiseRing, props));
/** The drawing without its words and colours: what is left to tell states apart without colour. */
const shape = (markup: string) => markup.replace(/(aria-label|class)="[^"]*"|<title>.*?<\/title>/g, '');

describe('the length of a silence', () => {
  it('grows with the logarithm of time, on the 4-pixel grid, between two bounds', () => {
    expect([0, 60, 600].map(silenceLength)).toEqual([32, 32, 32]);
    expect([3_600, 11_520, 86_400].map(silenceLength)).toEqual([60, 80, 108]);
    expect([10 * 86_400, 90 * 86_400, 9e9].map(silenceLength)).toEqual([144, 160, 160]);
  });

  it('says how long and who waited, short to see and in words to hear', () => {
    const markup = inLanguage('es', createElement(Silence, { seconds: 11_520, kind: 'customerWaited' }));
    expect(markup).toContain('el cliente esperó 3 h 12 min');
    expect(markup.replace(/\s/g, ' ')).toContain('el cliente esperó 3 horas y 12 minutos');
    expect(markup).toContain('dateTime="PT3H12M"');
  });
});

describe('the promise ring', () => {
  it('says in words what it draws', () => {
    expect(ring({ state: 'running', seconds: 5_040 }).replace(/\s/g, ' ')).toContain(
      '<title>Tiempo restante: 1 hora y 24 minutos</title>',
    );
    expect(ring({ state: 'breached', seconds: 60 }, 'en').replace(/\s/g, ' ')).toContain(
      '<title>Promise broken 1 minute ago</title>',
    );
    expect(ring({ state: 'met' })).toContain('<title>Promesa cumplida</title>');
    expect(ring({ state: 'met', isDecorative: true })).not.toContain('<title>');
  });

  it('draws every state in another shape, not only in another colour', () => {
    const states = ['running', 'atRisk', 'breached', 'met', 'paused', 'none'] as const;
    const shapes = states.map((state) => shape(ring({ state, fraction: 0.4, seconds: 60 })));
    expect(new Set(shapes).size).toBe(states.length);
  });

  it('has an edge that is seen from the start, however little of it is full', () => {
    const [edge = '', slice = ''] = ring({ state: 'running', fraction: 0 }).match(/<circle[^>]*>/g) ?? [];
    // `muted`, which contrast.test.ts holds against every ground.
    expect(edge).toContain('stroke="currentColor"');
    expect(slice).toContain('stroke-dasharray="0 100"');
  });

  it('keeps the fraction within the ring', () => {
    expect(ring({ state: 'running', fraction: 1.7 })).toContain('stroke-dasharray="100 100"');
    expect(ring({ state: 'atRisk', fraction: -3 })).toContain('stroke-dasharray="0 100"');
  });
});
