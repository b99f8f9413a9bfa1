import { Button, IconButton, Popover, PopoverTrigger, TextField, useT } from '@hilo/ui';
import Placeholder from '@tiptap/extension-placeholder';
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Bold, Italic, Link2, List, ListOrdered, TextQuote } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cleanPaste } from './clean-paste.ts';
import { Gaps, gapsOf } from './editor-gaps.ts';
import { Picture } from './editor-picture.ts';
import { findSlash, slashRange } from './find-slash.ts';
import { docToText, fromMailHtml, textToHtml, toMailHtml } from './mail-html.ts';
import { composerMessages } from './messages.ts';
import type { WritingProps } from './PlainText.tsx';
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

/** Where the words are written, with a few means of order. Loaded when somebody begins to write. */
export function RichText(props: Omit<WritingProps, 'fieldRef'> & { takesFocus: boolean }) {
  const { text, html, label, placeholder, onChange, onSend, onLeave, tools, isTight, takesFocus, aids } =
    props;
  const handlers = useRef({ onChange, onSend, onLeave, aids });
  useEffect(() => {
    handlers.current = { onChange, onSend, onLeave, aids };
  });
  const look = (editor: Editor) => handlers.current.aids?.onSlash(findSlash(editor));
  const editor = useEditor({
    extensions: [starter, Picture, Gaps, Placeholder.configure({ placeholder: () => placeholder })],
    content: html ? fromMailHtml(html) : text ? textToHtml(text) : '',
    // A draft may end in a blank.
    ...(html ? {} : { parseOptions: { preserveWhitespace: 'full' } }),
    autofocus: takesFocus ? 'end' : false,
    // The policy forbids styles that scripts put into the page; desk.css has the few that matter.
    injectCSS: false,
    onUpdate: ({ editor: now }) => {
      handlers.current.onChange({
        text: docToText(now.getJSON()),
        html: now.isEmpty ? null : toMailHtml(now.getHTML()),
      });
      look(now);
    },
    onSelectionUpdate: ({ editor: now }) => look(now),
    onBlur: () => handlers.current.aids?.onSlash(null),
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
        if (!event.isComposing && handlers.current.aids?.takeKey(event.key)) return true;
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          handlers.current.onSend();
          return true;
        }
        if (event.key === 'Escape') {
          handlers.current.onLeave();
          return true;
        }
        return false;
      },
    },
  });
  // At once, where `autofocus` waits for the next frame: a letter typed before it would be a command. One that was
  // destroyed before it came into the page is followed by another.
  useLayoutEffect(() => {
    if (takesFocus && !editor.isDestroyed) editor.view.focus();
  }, [editor, takesFocus]);
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
      {tools(editor && <Toolbar editor={editor} />)}
    </>
  );
}

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

function Toolbar({ editor }: { editor: Editor }) {
  const t = useT(composerMessages);
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div role="toolbar" aria-label={t('editor.label')} className="flex items-center max-sm:hidden">
      <IconButton
        size="small"
        icon={Bold}
        label={t('format.bold')}
        keys="mod+b"
        isOn={is.bold}
        onPress={() => run().toggleBold().run()}
      />
      <IconButton
        size="small"
        icon={Italic}
        label={t('format.italic')}
        keys="mod+i"
        isOn={is.italic}
        onPress={() => run().toggleItalic().run()}
      />
      <IconButton
        size="small"
        icon={List}
        label={t('format.bullets')}
        isOn={is.bullets}
        onPress={() => run().toggleBulletList().run()}
      />
      <IconButton
        size="small"
        icon={ListOrdered}
        label={t('format.numbers')}
        isOn={is.numbers}
        onPress={() => run().toggleOrderedList().run()}
      />
      <IconButton
        size="small"
        icon={TextQuote}
        label={t('format.quote')}
        isOn={is.quote}
        onPress={() => run().toggleBlockquote().run()}
      />
      <LinkButton editor={editor} isOn={is.link} />
    </div>
  );
}

function LinkButton({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const t = useT(composerMessages);
  const [address, setAddress] = useState('');
  const set = (close: () => void) => {
    const typed = address.trim();
    close();
    if (typed === '') return;
    const href = /^(?:https?:|mailto:)/i.test(typed)
      ? typed
      : typed.includes('@')
        ? `mailto:${typed}`
        : `https://${typed}`;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !isOn)
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
  };
  return (
    <PopoverTrigger
      onOpenChange={(isOpen) => {
        const href: unknown = editor.getAttributes('link').href;
        if (isOpen) setAddress(typeof href === 'string' ? href : '');
      }}
    >
      <IconButton size="small" icon={Link2} label={t('format.link')} isOn={isOn} />
      <Popover label={t('format.link')} className="w-72">
        {(close) => (
          <form
            className="flex flex-col gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              set(close);
            }}
          >
            <TextField
              label={t('format.linkAddress')}
              value={address}
              onChange={setAddress}
              placeholder="https://"
              autoFocus
            />
            <div className="flex justify-end gap-2">
              {isOn && (
                <Button
                  size="small"
                  variant="bare"
                  onPress={() => {
                    close();
                    editor.chain().focus().extendMarkRange('link').unsetLink().run();
                  }}
                >
                  {t('format.linkRemove')}
                </Button>
              )}
              <Button size="small" variant="primary" type="submit">
                {t('format.linkSet')}
              </Button>
            </div>
          </form>
        )}
      </Popover>
    </PopoverTrigger>
  );
}
