import { chooseLocale } from '@hilo/channel-chat/choose-locale';
import type { FrameMessage, PageMessage } from '@hilo/channel-chat/protocol';
import { drawLauncher } from './draw-launcher.ts';
import { launcherWords } from './launcher-words.ts';
import { titleWith } from './page-title.ts';
import { readScript, type Settings } from './read-script.ts';

/** What a site's own script is told. */
type Events = { unread: (count: number) => void; identityNeeded: () => void };

/** `window.Hilo`, there once `hilo-ready` was dispatched on the document. */
type HiloApi = {
  open(): void;
  close(): void;
  /** The JWT of whoever signed in, or a fresh one. */
  identify(jwt: string): void;
  /** The visitor signed out: nothing of the conversation stays in this browser. */
  forget(): void;
  /** @returns how to stop hearing */
  on<Name extends keyof Events>(name: Name, listen: Events[Name]): () => void;
};

const start = (settings: Settings): HiloApi => {
  const { channelId, origin, theme, colour } = settings;
  let { identity } = settings;
  const locale = chooseLocale(settings.locale, navigator.languages);
  const words = launcherWords[locale];
  const launcher = drawLauncher(settings);
  const { host, button, count, said } = launcher;
  let frame: HTMLIFrameElement | null = null;
  let isReady = false;
  let isOpen = false;
  let unread = 0;
  const waiting: PageMessage[] = [];
  const listeners: { [Name in keyof Events]: Set<Events[Name]> } = {
    unread: new Set(),
    identityNeeded: new Set(),
  };

  const tell = (message: PageMessage): void => {
    if (isReady) frame?.contentWindow?.postMessage(message, origin);
    else waiting.push(message);
  };
  const load = (): HTMLIFrameElement => {
    frame ??= launcher.addFrame(`${origin}/channels/${channelId}/frame?lang=${locale}`);
    return frame;
  };
  const label = (): void => {
    const news = unread > 0 ? `, ${words.unread(unread)}` : '';
    button.ariaLabel = isOpen ? words.close : words.open + news;
  };
  const show = (isNow: boolean, isByHand: boolean): void => {
    if (isNow === isOpen) return;
    isOpen = isNow;
    const shown = load();
    const hadFocus = host.shadowRoot?.activeElement === shown;
    shown.hidden = !isNow;
    button.ariaExpanded = String(isNow);
    label();
    if (isByHand && isNow) shown.focus();
    if (!isNow && (isByHand || hadFocus)) button.focus();
    tell({ to: 'hilo-frame', type: isNow ? 'opened' : 'closed' });
    note('localStorage', '1');
    note('sessionStorage', isNow ? '1' : '');
  };
  /** A note for the next page of the site; lost where its browser refuses storage, or is full. */
  const note = (area: 'localStorage' | 'sessionStorage', value?: string): string | null => {
    try {
      if (value !== undefined) window[area].setItem(`hilo:${channelId}`, value);
      return window[area].getItem(`hilo:${channelId}`);
    } catch {
      return null;
    }
  };

  const hear: { [Type in FrameMessage['type']]: (message: Extract<FrameMessage, { type: Type }>) => void } = {
    ready: () => {
      // A page that goes by itself tells no more than where it is.
      const page = location.origin + location.pathname;
      isReady = true;
      tell({ to: 'hilo-frame', type: 'start', identity, theme, colour, page });
      for (const message of waiting.splice(0)) tell(message);
    },
    unread: ({ count: now }) => {
      if (now > unread) said.textContent = words.unread(now);
      unread = now;
      count.textContent = now > 99 ? '99+' : String(now);
      count.hidden = now === 0;
      document.title = titleWith(document.title, now);
      label();
      for (const listen of listeners.unread) listen(now);
    },
    close: () => show(false, true),
    identityNeeded: () => {
      for (const listen of listeners.identityNeeded) listen();
    },
  };
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<FrameMessage | null>) => {
    if (!frame || source !== frame.contentWindow || from !== origin || data?.to !== 'hilo-page') return;
    (hear[data.type] as ((message: FrameMessage) => void) | undefined)?.(data);
  });
  button.addEventListener('click', () => show(!isOpen, true));
  button.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen) show(false, true);
  });
  // The keyboard of a phone covers the page without making it smaller.
  visualViewport?.addEventListener('resize', () =>
    frame?.style.setProperty('--height', `${visualViewport?.height ?? innerHeight}px`),
  );
  label();
  // Beside the body: what a site does to that, or puts in its place, leaves us where we are.
  document.documentElement.append(host);

  const isNarrow = matchMedia('(max-width: 480px), (max-height: 480px)').matches;
  if (settings.isOpen || (note('sessionStorage') && !isNarrow)) show(true, false);
  // Whoever wrote from this browser before hears of an answer without opening.
  else if (note('localStorage')) load();

  return {
    open: () => show(true, true),
    close: () => show(false, true),
    identify: (jwt) => {
      identity = jwt;
      if (frame && isReady) tell({ to: 'hilo-frame', type: 'identify', identity: jwt });
    },
    forget: () => {
      identity = null;
      show(false, false);
      load();
      tell({ to: 'hilo-frame', type: 'forget' });
      note('localStorage', '');
    },
    on: (name, listen) => {
      (listeners[name] as Set<typeof listen>).add(listen);
      return () => void (listeners[name] as Set<typeof listen>).delete(listen);
    },
  };
};

declare global {
  interface Window {
    Hilo?: HiloApi;
  }
}

// Null in a module and in what runs later: asked for now.
const script = (document.currentScript ??
  document.querySelector('script[data-channel]')) as HTMLScriptElement | null;
const begin = (): void => {
  if (window.Hilo) return;
  window.Hilo = start(readScript(script));
  document.dispatchEvent(new Event('hilo-ready'));
};
if (document.body) begin();
else addEventListener('DOMContentLoaded', begin);
