import type { ChatMessage } from '@hilo/channel-chat/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { ChatState } from '../conversation/chat-state.ts';
import type { Chat } from '../conversation/open-chat.ts';
import type { PageLink } from '../frame/page-link.ts';
import type { Store } from '../store/open-store.ts';
import type { Formats } from '../text/format.ts';

type FrameParts = {
  chat: Chat;
  store: Store;
  formats: Formats;
  /** Where files go. */
  filesUrl: string;
  link: PageLink;
  /** Heard with each message of somebody else. */
  arrivals: Set<(message: ChatMessage) => void>;
  /** Heard when the page opens or closes the frame. */
  openings: Set<(isOpen: boolean) => void>;
};

let parts: FrameParts | undefined;

/** Once, before anything is drawn: a frame holds one conversation, so its parts need no context to be found by. */
export const setFrame = (given: FrameParts): void => {
  parts = given;
};

export const useFrame = (): FrameParts => {
  if (!parts) throw new Error('setFrame comes first');
  return parts;
};

export const useChatState = (): ChatState => {
  const { chat } = useFrame();
  const [state, setState] = useState(chat.state);
  useEffect(() => {
    setState(chat.state());
    return chat.subscribe(() => setState(chat.state()));
  }, [chat]);
  return state;
};
