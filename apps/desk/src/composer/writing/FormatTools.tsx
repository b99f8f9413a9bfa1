import { Button, IconButton, Popover, PopoverTrigger, TextField, useT } from '@hilo/ui';
import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, Link2, List, ListOrdered, TextQuote } from 'lucide-react';
import { memo, useState } from 'react';
import { composerMessages } from '../messages.ts';

/** The few means of order that survive the way through mail programs. */
export const FormatTools = memo(function FormatTools({ editor }: { editor: Editor }) {
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
    <div role="toolbar" aria-label={t('editor.label')} className="flex items-center @max-[34rem]:hidden">
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
});

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
