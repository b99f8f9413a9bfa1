import type { RefObject } from 'react';
import type { Words } from './PlainText.tsx';

/** What is typed behind a slash at the beginning of a word, and where it stands on the screen, in pixels. */
export type Slash = { query: string; left: number; top: number; bottom: number };

/** What can be done to the words from outside while the field with formats is there. */
export type EditorHandle = {
  /** Puts words where the caret is, in the place of a slash and what was typed behind it. */
  insert: (words: Words) => void;
  /** Takes the slash away, and what was typed behind it. */
  dropSlash: () => void;
  /** Shows an uploaded picture where the caret is. */
  insertPicture: (uploadId: string, name: string) => void;
  /** Marks the first gap, to be written over. */
  selectGap: () => void;
};

export type WritingAids = {
  editor: RefObject<EditorHandle | null>;
  onSlash: (slash: Slash | null) => void;
  /** The keys of the list behind the slash. @returns whether the key was for it */
  takeKey: (key: string) => boolean;
};
