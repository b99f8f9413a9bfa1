import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

type Weighed = {
  /** The paths of the scripts that came so far. */
  names(): string[];
  /** Gzipped bytes of all of them together. */
  bytes(): Promise<number>;
};

/** Weighs every script that a page loads from now on. */
export const weighScripts = (page: Page): Weighed => {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.set(
        new URL(response.url()).pathname,
        response.body().then((code) => gzipSync(code).length),
      );
  });
  return {
    names: () => [...scripts.keys()],
    bytes: async () => (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0),
  };
};

/** What the list looks ahead for, to be there before a ticket is opened. */
export const lookedAheadFor = /\/assets\/(ThreadPane|CustomerPanel)-/;

/** Bytes of all that a visitor of a site downloads for the chat, as the server hands it out, spoken at the greatest length. */
export const weighWidget = (): number => {
  const size = (file: string): number =>
    readFileSync(new URL(`../../apps/widget/dist/${file}.gz`, import.meta.url)).length;
  return size('widget.js') + Math.max(...['es', 'es-formal', 'en'].map((words) => size(`frame-${words}.js`)));
};
