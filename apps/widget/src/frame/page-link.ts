import type { FrameMessage, PageMessage } from '@hilo/channel-chat/protocol';

type Started = Extract<PageMessage, { type: 'start' }>;
export type Start = Pick<Started, 'identity' | 'theme' | 'colour' | 'page'>;
type Later = Exclude<PageMessage, Started>;

export type PageLink = {
  /** False where the conversation is a page of its own, with nobody around it. */
  isFramed: boolean;
  tell(message: FrameMessage): void;
};

/**
 * Speaks with the script of the page around us. That page is whoever frames us, and `frame-ancestors` decided who may;
 * the origin of its first message is the only one that is heard from then on, and the only one that is told anything.
 * @param begin called once; what it gives back hears what the page says from then on
 */
export const linkToPage = (
  window: Window,
  begin: (start: Start, link: PageLink) => (message: Later) => void,
): void => {
  const { parent } = window;
  const isFramed = parent !== window;
  let origin: string | null = null;
  let hear: ReturnType<typeof begin>;
  const link: PageLink = {
    isFramed,
    tell: (message) => {
      if (isFramed && origin) parent.postMessage(message, origin);
    },
  };
  if (!isFramed) {
    begin({ identity: null, theme: null, colour: null, page: '' }, link);
    return;
  }
  window.addEventListener('message', (event: MessageEvent<PageMessage | null>) => {
    const message = event.data;
    if (event.source !== parent || (origin && event.origin !== origin) || message?.to !== 'hilo-frame')
      return;
    if (message.type === 'start') {
      if (origin) return;
      origin = event.origin;
      hear = begin(message, link);
    } else if (origin) hear(message);
  });
  // Nobody is known yet, and nothing is in it.
  parent.postMessage({ to: 'hilo-page', type: 'ready' } satisfies FrameMessage, '*');
};
