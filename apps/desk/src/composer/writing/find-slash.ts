import type { Editor } from '@tiptap/react';
import type { Slash } from './writing-aids.ts';

/** A slash at the beginning of a word, and what was typed behind it so far. */
const slashShape = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u;

const before = (editor: Editor): string => {
  const { $from, empty } = editor.state.selection;
  return empty ? $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc') : '';
};

/** The slash that the caret stands behind; null where it stands behind none. */
export function findSlash(editor: Editor): Slash | null {
  const query = slashShape.exec(before(editor))?.[1];
  if (query === undefined) return null;
  const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  return { query, left, top, bottom };
}

/** Where the slash stands with what was typed behind it, to be taken away for an answer. */
export function slashRange(editor: Editor): { from: number; to: number } {
  const to = editor.state.selection.from;
  const query = slashShape.exec(before(editor))?.[1];
  return { from: query === undefined ? to : to - query.length - 1, to };
}
