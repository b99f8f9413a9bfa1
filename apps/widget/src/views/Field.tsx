/** @jsxImportSource preact */
import type { RefObject } from 'preact';

type Props = {
  id: string;
  label: string;
  /** For those who hear the screen only. */
  isLabelUnseen?: boolean;
  value: string;
  onValue: (value: string) => void;
  /** What is wrong with it; nothing where nothing is. */
  wrong: string | false;
  /** Lines of a box for more than one. */
  rows?: number;
  /** A mail address, with the keyboard and the help of the browser for one. */
  isMail?: boolean;
  placeholder?: string;
  field?: RefObject<HTMLInputElement | null>;
};

/** A name, a box, and beneath it what is wrong with what stands in it. */
export const Field = ({ id, label, isLabelUnseen, wrong, rows, field, ...rest }: Props) => {
  const { value, onValue, isMail, placeholder = '' } = rest;
  const facts = {
    id,
    value,
    placeholder,
    dir: 'auto',
    'aria-invalid': !!wrong,
    'aria-describedby': `${id}-wrong`,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onValue(currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id} class={isLabelUnseen ? 'unseen' : ''}>
        {label}
      </label>
      {rows ? (
        <textarea {...facts} rows={rows} />
      ) : isMail ? (
        <input {...facts} type="email" autocomplete="email" ref={field ?? null} />
      ) : (
        <input {...facts} autocomplete="name" />
      )}
      <p class="wrong" id={`${id}-wrong`}>
        {wrong}
      </p>
    </div>
  );
};
