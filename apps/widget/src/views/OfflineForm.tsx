/** @jsxImportSource preact */
import type { DeskState } from '@hilo/channel-chat/protocol';
import { useRef, useState } from 'preact/hooks';
import { keepDraft, readDraft } from '../conversation/draft.ts';
import { isMailAddress } from '../text/is-mail-address.ts';
import * as words from '../words/spoken.ts';
import { Consent } from './Consent.tsx';
import { Field } from './Field.tsx';
import { useChatState, useFrame } from './frame-parts.ts';
import { Words } from './Words.tsx';

/** Nobody is there, and nothing was said yet: a message, and where the answer goes. */
export const OfflineForm = ({ desk }: { desk: DeskState }) => {
  const { chat, store } = useFrame();
  const { visitor } = useChatState();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(() => readDraft(store));
  const [address, setAddress] = useState('');
  const [name, setName] = useState(visitor?.name ?? '');
  const [isTried, setTried] = useState(false);
  const known = visitor?.address;
  const isEmpty = text.trim() === '';
  const isWrong = !known && !isMailAddress(address);
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (isEmpty || isWrong) {
      form.current?.querySelector<HTMLElement>(isEmpty ? 'textarea' : '[type=email]')?.focus();
      return;
    }
    if (!known) chat.leaveAddress(address.trim(), name.trim() || null);
    keepDraft(store, '');
    chat.send(text.trim(), []);
  };
  return (
    <form class="offline" ref={form} noValidate onSubmit={submit}>
      <h2>{words.offlineTitle}</h2>
      <Words text={desk.offlineText} look="lead" />
      <Field
        id="text"
        label={words.field}
        rows={5}
        value={text}
        wrong={isTried && isEmpty && words.emptyError}
        onValue={(value) => {
          setText(value);
          keepDraft(store, value);
        }}
      />
      {known ? (
        <p class="lead">{words.repliesTo(known)}</p>
      ) : (
        <>
          <Field
            id="address"
            label={words.email}
            isMail
            placeholder={words.emailExample}
            value={address}
            onValue={setAddress}
            wrong={isTried && isWrong && (address.trim() ? words.badAddress : words.emptyAddress)}
          />
          <Field id="name" label={words.name} value={name} onValue={setName} wrong={false} />
        </>
      )}
      <button type="submit" class="first">
        {words.offlineSend}
      </button>
      <Consent desk={desk} />
    </form>
  );
};
