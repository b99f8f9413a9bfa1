/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isMailAddress } from '../text/is-mail-address.ts';
import * as words from '../words/spoken.ts';
import { Field } from './Field.tsx';
import { useChatState, useFrame } from './frame-parts.ts';

type Props = {
  isFocused?: boolean;
  /** What the way out is called. */
  cancel: string;
  onDone: (isGiven: boolean) => void;
};

/** One field for where the answer may go, and the way to take it back. */
export const AddressForm = ({ isFocused, cancel, onDone }: Props) => {
  const { chat } = useFrame();
  const kept = useChatState().visitor?.address;
  const [address, setAddress] = useState(kept ?? '');
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isWrong = !isMailAddress(address);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const leave = (given: string | null): void => {
    chat.leaveAddress(given, null);
    onDone(true);
  };
  return (
    <form
      class="address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWrong) field.current?.focus();
        else leave(address.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone(false);
      }}
    >
      <Field
        id="address"
        label={words.email}
        isLabelUnseen
        isMail
        placeholder={words.emailExample}
        field={field}
        value={address}
        onValue={setAddress}
        wrong={isTried && isWrong && (address.trim() ? words.badAddress : words.emptyAddress)}
      />
      <button type="submit" class="second">
        {words.save}
      </button>
      <p class="ways">
        <button type="button" class="link" onClick={() => onDone(false)}>
          {cancel}
        </button>
        {kept && (
          <button type="button" class="link" onClick={() => leave(null)}>
            {words.removeAddress}
          </button>
        )}
      </p>
    </form>
  );
};
