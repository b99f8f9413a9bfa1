/** @jsxImportSource preact */
import { maxTextLength } from '@hilo/channel-chat/protocol';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keepDraft, readDraft } from '../conversation/draft.ts';
import * as words from '../words/spoken.ts';
import { ComposerFiles } from './ComposerFiles.tsx';
import { Consent } from './Consent.tsx';
import { useChatState, useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import { useUploads } from './use-uploads.ts';
import { Words } from './Words.tsx';

/** Where the visitor writes. What stands here stays in this browser until it is sent. */
export const Composer = ({ isFresh, hasAnswer }: { isFresh: boolean; hasAnswer: boolean }) => {
  const { chat, store } = useFrame();
  const { desk, aim, isConnected, ticket } = useChatState();
  const [text, setText] = useState(() => readDraft(store));
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const files = useUploads();
  const tooMany = text.length - maxTextLength;
  const canSend = (text.trim() !== '' || files.files.length > 0) && !files.isBusy && tooMany <= 0;

  useLayoutEffect(() => fit(field.current), [text]);
  // A frame that is not shown yet has no room: how tall the words are is known once there is some.
  useEffect(() => {
    const watcher = new ResizeObserver(() => fit(field.current));
    if (field.current) watcher.observe(field.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(
    () =>
      // What another tab wrote or sent, unless somebody is writing in this one.
      store.onChange((key) => {
        if (key === 'draft' && !document.hasFocus()) setText(readDraft(store));
      }),
    [store],
  );

  const write = (value: string): void => {
    setText(value);
    keepDraft(store, value);
    if (value.trim() !== '') chat.typed();
  };
  const send = (): void => {
    field.current?.focus();
    if (!canSend) return;
    chat.send(text.trim(), files.files);
    files.clear();
    write('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const take = (event: Event, from: DataTransfer | null): void => {
    if (!from?.files.length) return;
    event.preventDefault();
    files.add(from.files);
  };
  const problem = files.problem || (tooMany > 0 && words.tooLong(tooMany));
  const about = aim.isNew ? words.aimedNew : aim.about && words.aimedAt(aim.about.trackingKey);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
      onPaste={(event) => take(event, event.clipboardData)}
    >
      {/* Until somebody has answered the thread ends with it. */}
      {desk && !desk.isOnline && hasAnswer && ticket && <Words text={desk.offlineText} look="away" />}
      {about && (
        <p class="aim">
          {about}
          <button type="button" class="link" onClick={() => chat.aimAt({ about: null, isNew: false })}>
            {words.unaim}
          </button>
        </p>
      )}
      <ComposerFiles
        uploads={files.uploads}
        isConnected={isConnected}
        onRetry={files.retry}
        onRemove={files.remove}
      />
      <p class="wrong" role="status" id="problem" hidden={!problem}>
        {problem}
      </p>
      <div class="writing">
        <button type="button" class="round" aria-label={words.attach} onClick={() => picker.current?.click()}>
          <Icon name="attach" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            files.add(currentTarget.files ?? []);
            currentTarget.value = '';
          }}
        />
        <label class="unseen" for="text">
          {words.field}
        </label>
        <textarea
          id="text"
          ref={field}
          rows={1}
          dir="auto"
          placeholder={words.placeholder}
          value={text}
          enterkeyhint="send"
          aria-invalid={tooMany > 0}
          aria-describedby="problem"
          onInput={({ currentTarget: { value } }) => write(value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="round send" aria-label={words.send} aria-disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
      {isFresh && desk && <Consent desk={desk} />}
    </form>
  );
};

/** As tall as what is in it; its style has the most. */
const fit = (element: HTMLTextAreaElement | null): void => {
  if (!element) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
};
