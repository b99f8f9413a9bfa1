import { findGaps } from '@hilo/core';
import type { Node as Doc } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { Extension } from '@tiptap/react';

/** Where gaps stand in a document. */
export function gapsOf(doc: Doc): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  doc.descendants((node, position) => {
    const text = node.text ?? '';
    let at = 0;
    for (const gap of findGaps(text)) {
      at = text.indexOf(gap, at);
      found.push({ from: position + at, to: position + at + gap.length });
      at += gap.length;
    }
  });
  return found;
}

/** Marks what is still to be filled in. A press on one marks all of it, so that the next letter takes its place. */
export const Gaps = Extension.create({
  name: 'gaps',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            gapsOf(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'gap' })),
          ),
      },
    }),
  ],
  onSelectionUpdate() {
    const { selection, doc } = this.editor.state;
    if (!selection.empty) return;
    const at = selection.from;
    const gap = gapsOf(doc).find(({ from, to }) => from < at && at < to);
    if (gap) this.editor.commands.setTextSelection(gap);
  },
});
