import { UNSTABLE_ToastQueue as AriaToastQueue } from 'react-aria-components';

export type ToastContent = {
  text: string;
  tone?: 'neutral' | 'done' | 'failed';
  action?: { label: string; onPress: () => void };
  /** What it is about, so that whoever settles that elsewhere can take it away. */
  about?: string;
};

export const toastQueue = new AriaToastQueue<ToastContent>({ maxVisibleToasts: 3 });

/** As long as there is to undo a sent answer; what failed stays until it is closed. */
const undoMs = 10_000;

/** Says what was done, from anywhere. Waiting stops while the pointer or the focus is on a toast. */
export const toasts = {
  /** What failed and is still there to be read is not said twice. @returns a function that takes the toast away */
  show(content: ToastContent, timeoutMs = content.action ? undoMs : 6_000): () => void {
    const said =
      content.tone === 'failed' && !content.action
        ? toastQueue.visibleToasts.find(
            ({ content: shown }) => shown.tone === 'failed' && shown.text === content.text,
          )
        : undefined;
    const key = said?.key ?? toastQueue.add(content, content.tone === 'failed' ? {} : { timeout: timeoutMs });
    return () => toastQueue.close(key);
  },
  /** Takes away what was said about something, where it no longer holds. */
  forget(about: string): void {
    for (const { key, content } of toastQueue.visibleToasts)
      if (content.about === about) toastQueue.close(key);
  },
};
