import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { I18nProvider } from '../i18n/index.ts';
import { ErrorState } from './ErrorState.tsx';
import { ForbiddenState } from './ForbiddenState.tsx';

const inSpanish = (element: React.ReactElement) =>
  // biome-ignore lint/correctness/noChildrenProp: the type wants it there, and this file has no JSX
  renderToStaticMarkup(createElement(I18nProvider, { locale: 'es', children: element }));

afterEach(() => vi.unstubAllGlobals());

it('what did not load blames nobody while there is no network, and gives its reference where there is', () => {
  vi.stubGlobal('navigator', { onLine: false });
  const offline = inSpanish(createElement(ErrorState, { onRetry: () => undefined }));
  expect(offline).toContain('Sin conexión');
  expect(offline).not.toContain('administra');
  vi.stubGlobal('navigator', { onLine: true });
  const broken = inSpanish(createElement(ErrorState, { reference: '01a2' }));
  expect(broken).toContain('Esto no ha cargado');
  expect(broken).toContain('01a2');
});

it.each([
  [['Marta Rey'], 'Lo puede abrir Marta Rey.'],
  [['Luis Gil', 'Marta Rey'], 'Lo pueden abrir Luis Gil y Marta Rey.'],
  [[], 'Lo puede abrir quien administra Hilo.'],
])('to whom it is closed, it says who can open it: %j', (whoCan, words) =>
  expect(inSpanish(createElement(ForbiddenState, { whoCan }))).toContain(words),
);
