import type { ReactNode } from 'react';

export type Words = { text: string; html: string | null };
export type WritingProps = Words & {
  label: string;
  placeholder: string;
  onChange: (words: Words) => void;
  onSend: () => void;
  /** Escape: leave the text; it is kept. */
  onLeave: () => void;
  /** The row below the words; it is given the means of format there are, if any. */
  tools: (format: ReactNode) => ReactNode;
  isTight?: boolean;
};

/** Words without format: where the field for the others is not here yet. */
export function PlainText(props: WritingProps) {
  const { text, label, placeholder, onChange, onSend, onLeave, tools, isTight = false } = props;
  return (
    <>
      <textarea
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to write
        autoFocus
        value={text}
        onChange={(event) => onChange({ text: event.target.value, html: null })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onSend();
          else if (event.key === 'Escape') onLeave();
          else return;
          event.preventDefault();
        }}
        className={`field-sizing-content max-h-[38vh] w-full resize-none bg-transparent px-4 py-2 text-base outline-none max-sm:text-[1rem] ${isTight ? 'min-h-20' : 'min-h-24'}`}
      />
      {tools(null)}
    </>
  );
}
