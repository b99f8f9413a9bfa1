import Placeholder from '@tiptap/extension-placeholder';
import { type Editor, EditorContent, type UseEditorOptions, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cleanPaste } from './clean-paste.ts';
import { Gaps, gapsOf } from './editor-gaps.ts';
import { Picture } from './editor-picture.ts';
import { FormatTools } from './FormatTools.tsx';
import { findSlash, slashRange } from './find-slash.ts';
import { isSendKey } from './is-send-key.ts';
import { docToText, fromMailHtml, textToHtml, toMailHtml } from './mail-html.ts';
import type { Words, WritingProps } from './PlainText.tsx';
import type { EditorHandle } from './writing-aids.ts';

/** Only what survives the way through mail programs: no headings, no code, no colours. */
const starter = StarterKit.configure({
  heading: false,
  codeBlock: false,
  code: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  link: {
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    protocols: ['http', 'https', 'mailto'],
  },
});

type RichTextProps = Omit<WritingProps, 'fieldRef'> & { takesFocus: boolean };

const contentOf = ({ text, html }: Words) =>
  html
    ? { content: fromMailHtml(html) }
    : {
        content: text ? textToHtml(text) : '',
        // A draft may end in a blank.
        parseOptions: { preserveWhitespace: 'full' as const },
      };

/** Made once for a field: the editor takes others over only by drawing itself anew, which every letter would pay for. */
const optionsFor = (
  { text, html, label, isTight, takesFocus }: RichTextProps,
  latest: RefObject<RichTextProps>,
): UseEditorOptions => {
  const look = (editor: Editor) => latest.current.aids?.onSlash(findSlash(editor));
  return {
    extensions: [
      starter,
      Picture,
      Gaps,
      Placeholder.configure({ placeholder: () => latest.current.placeholder }),
    ],
    ...contentOf({ text, html }),
    autofocus: takesFocus ? 'end' : false,
    // The policy forbids styles that scripts put into the page; desk.css has the few that matter.
    injectCSS: false,
    onUpdate: ({ editor }) => {
      latest.current.onChange({
        text: docToText(editor.getJSON()),
        html: editor.isEmpty ? null : toMailHtml(editor.getHTML()),
      });
      look(editor);
    },
    onSelectionUpdate: ({ editor }) => look(editor),
    onBlur: () => latest.current.aids?.onSlash(null),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        dir: 'auto',
        class: `outline-none text-base max-sm:text-[1rem] px-4 py-2 ${isTight ? 'min-h-20' : 'min-h-24'}`,
      },
      transformPastedHTML: cleanPaste,
      handleKeyDown: (_view, event) => {
        if (!event.isComposing && latest.current.aids?.takeKey(event.key)) return true;
        if (isSendKey(event)) {
          latest.current.onSend();
          return true;
        }
        if (event.key === 'Escape') {
          latest.current.onLeave();
          return true;
        }
        return false;
      },
    },
  };
};

/** Where the words are written, with a few means of order. Loaded when somebody begins to write. */
export function RichText(props: RichTextProps) {
  const { placeholder, tools, takesFocus, aids } = props;
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [options] = useState(() => optionsFor(props, latest));
  const editor = useEditor(options);
  // What an empty field asks for is drawn by the editor, which looks for it only when something happens in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it asks for something else
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr);
  }, [editor, placeholder]);
  // At once, where `autofocus` waits for the next frame: a letter typed before it would be a command. One that was
  // destroyed before it came into the page is followed by another.
  useLayoutEffect(() => {
    if (takesFocus && !editor.isDestroyed) editor.view.focus();
  }, [editor, takesFocus]);
  // What was written elsewhere shows where it is, and takes the focus from nobody.
  const shown = useRef(props.taken);
  useLayoutEffect(() => {
    if (shown.current === props.taken || editor.isDestroyed) return;
    shown.current = props.taken;
    showWords(editor, latest.current);
  }, [editor, props.taken]);
  useEffect(() => {
    if (!aids) return;
    aids.editor.current = handleOf(editor);
    return () => {
      aids.editor.current = null;
    };
  }, [aids, editor]);
  return (
    <>
      <div className="max-h-[38vh] min-h-0 overflow-y-auto">
        <EditorContent editor={editor} />
      </div>
      {tools(<FormatTools editor={editor} />)}
    </>
  );
}

/** The caret stays where it was, as far as there is such a place; at the end, where nothing stood before. */
const showWords = (editor: Editor, words: Words): void => {
  const { from, to } = editor.state.selection;
  const wasEmpty = editor.isEmpty;
  const { content, ...how } = contentOf(words);
  editor.commands.setContent(content, { emitUpdate: false, ...how });
  const end = editor.state.doc.content.size - 1;
  editor.commands.setTextSelection(wasEmpty ? end : { from: Math.min(from, end), to: Math.min(to, end) });
};

const handleOf = (editor: Editor): EditorHandle => {
  const selectGap = () => {
    const [gap] = gapsOf(editor.state.doc);
    if (gap) editor.chain().focus().setTextSelection(gap).scrollIntoView().run();
  };
  return {
    insert: ({ text, html }) => {
      const content = html ? fromMailHtml(html) : textToHtml(text);
      // One paragraph alone goes on in the line where the caret is.
      const line = /^<p>((?:(?!<\/?p[ >]).)*)<\/p>$/s.exec(content)?.[1];
      editor
        .chain()
        .focus()
        .deleteRange(slashRange(editor))
        .insertContent(line ?? content)
        .run();
      selectGap();
    },
    dropSlash: () => editor.commands.deleteRange(slashRange(editor)),
    insertPicture: (uploadId, alt) =>
      editor.chain().focus().insertContent({ type: 'picture', attrs: { uploadId, alt } }).run(),
    selectGap,
  };
};
