import type { MessageDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { TextQuote } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ComposeRequest } from '../../composer/compose-request.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { quoteMessages } from './quoteMessages.ts';

type Selected = { messageId: string; text: string; left: number; top: number };

/** What is selected inside the words of one message of this thread; null where it is nothing, or more than one. */
function readSelection(scroller: HTMLElement): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const text = selection.toString().trim();
  const holder = (node: Node | null) =>
    (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-quotable]');
  const first = holder(selection.anchorNode);
  if (text === '' || !first || first !== holder(selection.focusNode) || !scroller.contains(first))
    return null;
  const messageId = first.dataset.quotable;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  return messageId ? { messageId, text, left: box.left + box.width / 2, top: box.top } : null;
}

/** Beside words that are selected in a message: quotes them in the composer. */
export function QuoteButton(props: {
  scroller: RefObject<HTMLElement | null>;
  messages: readonly MessageDto[];
  onCompose: (request: ComposeRequest) => void;
}) {
  const { scroller, messages, onCompose } = props;
  const t = useT(quoteMessages);
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setSelected(readSelection(box)), 150);
    };
    const hide = () => setSelected(null);
    document.addEventListener('selectionchange', look);
    // What was chosen before this was here.
    look();
    box.addEventListener('scroll', hide, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      box.removeEventListener('scroll', hide);
    };
  }, [scroller]);
  const message = messages.find(({ id }) => id === selected?.messageId);
  const quote = () => {
    if (!selected || !message) return;
    setSelected(null);
    document.getSelection()?.removeAllRanges();
    onCompose({ kind: 'answer', quote: { message, text: selected.text } });
  };
  useKeys({ q: message ? quote : undefined });
  if (!selected || !message) return null;
  return createPortal(
    <div
      role="toolbar"
      aria-label={t('quote.do')}
      style={{
        left: Math.max(60, Math.min(selected.left, window.innerWidth - 60)),
        top: Math.max(8, selected.top - 40),
      }}
      className="fixed z-40 -translate-x-1/2 print:hidden"
      // The words stay selected while it is pressed.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button size="small" icon={TextQuote} keys="q" onPress={quote} className="bg-raised shadow-float">
        {t('quote.do')}
      </Button>
    </div>,
    document.body,
  );
}
