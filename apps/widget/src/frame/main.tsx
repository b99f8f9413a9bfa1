/** @jsxImportSource preact */
import type { ChatMessage, PageMessage } from '@hilo/channel-chat/protocol';
import { render } from 'preact';
import type { Socket } from '../connection/open-line.ts';
import { openChat } from '../conversation/open-chat.ts';
import { joinTabs } from '../store/live-tabs.ts';
import { openStore } from '../store/open-store.ts';
import { formats } from '../text/format.ts';
import { App } from '../views/App.tsx';
import { setFrame } from '../views/frame-parts.ts';
import { locale, region } from '../words/spoken.ts';
import { applyLook } from './apply-look.ts';
import css from './frame.css?inline';
import { linkToPage, type PageLink, type Start } from './page-link.ts';

const base = location.pathname.replace(/\/frame\/?$/, '');
const channelId = base.split('/').at(-1) ?? '';

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const makeSocket = (): Socket =>
  new WebSocket(
    `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${base}/socket`,
  ) as Socket;

/** @returns hears what the page says from then on */
const begin = (start: Start, link: PageLink) => {
  applyLook(document, css, start);
  const store = openStore(`hilo:${channelId}:`, () => localStorage);
  const arrivals = new Set<(message: ChatMessage) => void>();
  const openings = new Set<(isOpen: boolean) => void>();
  const chat = openChat({
    store,
    tabs: joinTabs(`hilo:${channelId}:tab:`, newId()),
    makeSocket,
    locale,
    identity: start.identity,
    page: start.page || null,
    now: Date.now,
    newId,
    onArrival: (message) => {
      for (const listen of arrivals) listen(message);
    },
    onIdentityNeeded: () => link.tell({ to: 'hilo-page', type: 'identityNeeded' }),
  });
  addEventListener('online', chat.wake);
  // What the device knows at once is not found out by the next ping.
  addEventListener('offline', chat.wake);
  addEventListener('pageshow', chat.wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') chat.wake();
  });
  document.addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
    // While the menu is open Escape is for that, and the browser sees to it.
    const isOurs = !defaultPrevented && !isComposing && !document.querySelector(':popover-open');
    if (key === 'Escape' && isOurs) link.tell({ to: 'hilo-page', type: 'close' });
  });
  const root = document.getElementById('hilo');
  if (!root) throw new Error('the page of the frame has no #hilo');
  setFrame({
    chat,
    store,
    formats: formats(region),
    filesUrl: `${base}/files`,
    link,
    arrivals,
    openings,
  });
  render(<App />, root);
  return (message: Exclude<PageMessage, { type: 'start' }>): void => {
    if (message.type === 'identify') chat.identify(message.identity);
    else if (message.type === 'forget') chat.forget();
    else for (const listen of openings) listen(message.type === 'opened');
  };
};

linkToPage(window, begin);
