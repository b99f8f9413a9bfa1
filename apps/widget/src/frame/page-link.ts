import type { FrameMessage, PageMessage } from '@hilo/channel-chat/protocol';

export type Start = Pick<
  Extract<PageMessage, { type: 'start' }>,
  'identity' | 'locale' | 'theme' | 'colour' | 'page'
>;

export type PageLink = {
  /** False where the conversation is a page of its own, with nobody around it. */
  isFramed: boolean;
  tell(message: FrameMessage): void;
};

type Hear = {
  start(start: Start): Promise<void>;
  heard(message: Exclude<PageMessage, { type: 'start' }>): void;
};

/**
 * Speaks with the script of the page around us. That page is whoever frames us, and `frame-ancestors` decided who may;
 * the origin of its first message is the only one that is heard from then on, and the only one that is told anything.
 */
export const linkToPage = (window: Window, hear: Hear): PageLink => {
  const { parent } = window;
  const isFramed = parent !== window;
  let origin: string | null = null;
  const tell = (message: FrameMessage): void => {
    if (isFramed && origin) parent.postMessage(message, origin);
  };
  if (!isFramed) {
    void hear.start({ identity: null, locale: null, theme: null, colour: null, page: '' });
    return { isFramed, tell };
  }
  window.addEventListener('message', (event: MessageEvent<PageMessage | null>) => {
    const message = event.data;
    if (event.source !== parent || (origin && event.origin !== origin) || message?.to !== 'hilo-frame')
      return;
    if (message.type !== 'start') {
      if (origin) hear.heard(message);
    } else if (!origin) {
      origin = event.origin;
      void hear.start(message);
    }
  });
  // Nobody is known yet, and nothing is in it.
  parent.postMessage({ to: 'hilo-page', type: 'ready' } satisfies FrameMessage, '*');
  return { isFramed, tell };
};
