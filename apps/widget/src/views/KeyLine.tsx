/** @jsxImportSource preact */
import type { ChatTicket } from '@hilo/channel-chat/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as words from '../words/spoken.ts';
import { Icon } from './icons.tsx';

/** The tracking key with its button, small beneath the header or large in the thread. */
export const KeyLine = ({ ticket, isLarge }: { ticket: ChatTicket; isLarge?: boolean }) => {
  return (
    <div class="key" data-large={isLarge}>
      <span class="cut" dir="auto">
        {isLarge ? words.key : ticket.subject || words.key}
      </span>
      <CopyKey value={ticket.trackingKey} hidesWord={!isLarge} />
    </div>
  );
};

const CopyKey = ({ value, hidesWord }: { value: string; hidesWord: boolean }) => {
  const code = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 3_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Where the page may not write to the clipboard, the key is selected for the hand to copy.
      if (code.current) getSelection()?.selectAllChildren(code.current);
    }
  };
  return (
    <>
      <code ref={code}>{value}</code>
      <button type="button" class="copy" onClick={copy}>
        <Icon name={isCopied ? 'sent' : 'copy'} size={14} />
        <span class={hidesWord ? 'unseen' : ''} aria-live="polite">
          {isCopied ? words.copied : words.copy}
        </span>
      </button>
    </>
  );
};
