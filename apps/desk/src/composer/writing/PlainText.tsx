import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { isSendKey } from './is-send-key.ts';
import type { WritingAids } from './writing-aids.ts';

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
  aids?: WritingAids | undefined;
  /** Counts the words that came from outside, which take the place of those that are there. */
  taken?: number;
  fieldRef: Ref<HTMLTextAreaElement>;
};

/** Words without format: where the field for the others is not here yet. */
export function PlainText(props: WritingProps) {
  const { text, onChange, tools, isTight = false } = props;
  return (
    <>
      <PlainField
        {...props}
        text={text}
        onText={(typed) => onChange({ text: typed, html: null })}
        className={isTight ? 'min-h-20' : 'min-h-24'}
      />
      {tools(null)}
    </>
  );
}

/** Takes the focus at the end of what stands there: it appears because somebody asked to write on. */
export function PlainField(
  props: Pick<WritingProps, 'text' | 'label' | 'placeholder' | 'onSend' | 'onLeave' | 'fieldRef'> & {
    onText: (text: string) => void;
    className: string;
  },
) {
  const { text, label, placeholder, onText, onSend, onLeave, fieldRef, className } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(fieldRef, () => field.current as HTMLTextAreaElement);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  return (
    <textarea
      ref={field}
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (isSendKey(event)) onSend();
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
      }}
      className={`field-sizing-content max-h-[38vh] w-full resize-none bg-transparent px-4 py-2 text-base outline-none max-sm:text-[1rem] ${className}`}
    />
  );
}
