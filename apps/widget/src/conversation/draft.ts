import type { FileAnswer } from '@hilo/channel-chat/protocol';
import type { Store } from '../store/open-store.ts';

/** What is being written. It stays in this browser until it is sent. */
export const readDraft = (store: Store): string => store.get('draft') ?? '';

export const keepDraft = (store: Store, text: string): void => store.set('draft', text === '' ? null : text);

/** Files that went up for the message that is being written. */
export const readFiles = (store: Store): FileAnswer[] => {
  try {
    return JSON.parse(store.get('files') ?? '[]') as FileAnswer[];
  } catch {
    return [];
  }
};
