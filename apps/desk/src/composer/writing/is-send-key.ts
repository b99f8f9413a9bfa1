/** Ctrl or ⌘ with Enter: sends, from wherever in what is being written; not while a word is still being composed. */
export const isSendKey = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  nativeEvent?: { isComposing?: boolean };
}): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.nativeEvent?.isComposing !== true;
