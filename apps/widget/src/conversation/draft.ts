import type { FileAnswer } from '@hilo/channel-chat/protocol';
import type { Store } from '../store/open-store.ts';

/** What is being written. It stays in this browser until it is sent. */
export type Draft = { text: string; files: FileAnswer[] };

export const readDraft = (store: Store): Draft => {
  try {
    const kept = JSON.parse(store.get('draft') ?? 'null') as Draft | null;
    return kept ?? { text: '', files: [] };
  } catch {
    return { text: '', files: [] };
  }
};

export const keepDraft = (store: Store, draft: Draft): void =>
  store.set('draft', draft.text === '' && draft.files.length === 0 ? null : JSON.stringify(draft));
