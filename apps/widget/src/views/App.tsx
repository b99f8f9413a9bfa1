/** @jsxImportSource preact */
import type { ChatMessage } from '@hilo/channel-chat/protocol';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countUnread, type Notice } from '../conversation/chat-state.ts';
import { playTone } from '../frame/play-tone.ts';
import * as words from '../words/spoken.ts';
import { AddressForm } from './AddressForm.tsx';
import { Composer } from './Composer.tsx';
import { Ending } from './Ending.tsx';
import { useChatState, useFrame } from './frame-parts.ts';
import { Header } from './Header.tsx';
import { KeyLine } from './KeyLine.tsx';
import { Offers } from './Offers.tsx';
import { OfflineForm } from './OfflineForm.tsx';
import { Thread } from './Thread.tsx';
import { useLooking } from './use-looking.ts';

/** A line that is gone for less is not worth a word, in milliseconds. */
const patienceMs = 2_000;

export const App = () => {
  const { chat, link, store, arrivals } = useFrame();
  const state = useChatState();
  const { desk, ticket, messages, pending, isConnected, why, notice } = state;
  const [hasSound, setSound] = useState(store.get('sound') === 'on');
  /** For what an address is asked for. */
  const [asking, setAsking] = useState<'answer' | 'transcript' | null>(null);
  const main = useRef<HTMLDivElement>(null);
  const tellEnd = useLooking(main);
  const isLost = useLate(!isConnected, patienceMs);

  useEffect(() => {
    document.title = desk?.title ?? 'Chat';
  }, [desk?.title]);

  const { count, name } = countUnread(state);
  useEffect(() => link.tell({ to: 'hilo-page', type: 'unread', count, title: name }), [link, count, name]);

  const [said, setSaid] = useState<ChatMessage | null>(null);
  useLayoutEffect(() => {
    const arrived = (message: ChatMessage): void => {
      setSaid(message);
      const isHere = document.visibilityState === 'visible' && document.hasFocus();
      // One tab is enough; and for what only confirms that her own words came, none.
      if (!hasSound || isHere || message.isReceipt || Number(store.get('rung')) >= message.position) return;
      store.set('rung', `${message.position}`);
      playTone();
    };
    arrivals.add(arrived);
    return () => void arrivals.delete(arrived);
  }, [hasSound]);

  const toggleSound = (): void => {
    store.set('sound', hasSound ? null : 'on');
    setSound(!hasSound);
    if (!hasSound) playTone();
  };

  const isFresh = messages.length === 0 && !pending.some(({ type }) => type === 'message');
  const isForm = desk !== null && !desk.isOnline && isFresh;
  useEffect(() => {
    // The field that had the focus has made room for another. A phone's keyboard comes when it is asked for.
    if (
      document.activeElement === document.body &&
      document.hasFocus() &&
      matchMedia('(pointer: fine)').matches
    )
      main.current?.querySelector('textarea')?.focus();
  }, [isForm]);
  const hasAnswer = messages.some(({ from }) => from !== 'visitor');
  return (
    <div class="frame" ref={main}>
      <Header
        hasAnswer={hasAnswer}
        hasSound={hasSound}
        onSound={toggleSound}
        onAddress={() => setAsking('answer')}
        onTranscript={() => {
          if (state.visitor?.address) chat.askTranscript();
          else {
            chat.notify('noAddress');
            setAsking('transcript');
          }
        }}
      />
      <main>
        {ticket && hasAnswer && <KeyLine ticket={ticket} />}
        <p class="banner" role="status" hidden={!isLost}>
          {isLost && (why || words.lost)}
        </p>
        {isForm ? (
          <OfflineForm key={state.person} desk={desk} />
        ) : (
          <>
            <Thread onEnd={tellEnd}>
              <Ending hasAnswer={hasAnswer} isAsking={asking !== null} />
            </Thread>
            <div class="foot">
              <p
                class="notice"
                role="status"
                data-done={isDone(notice) || undefined}
                hidden={notice === null}
              >
                {notice && (notice === 'badAddress' ? words.badAddress : words.notices[notice])}
              </p>
              {asking && (
                <AddressForm
                  isFocused
                  cancel={words.cancel}
                  onDone={(isGiven) => {
                    setAsking(null);
                    if (!isGiven) chat.notify(null);
                    else if (asking === 'transcript') chat.askTranscript();
                  }}
                />
              )}
              {isFresh && <Offers />}
              <Composer key={state.person} isFresh={isFresh} hasAnswer={hasAnswer} />
            </div>
          </>
        )}
      </main>
      {/* Read aloud to those who hear the screen, when they stop hearing something else. */}
      <div class="unseen" aria-live="polite">
        {said && (
          <p key={said.id}>
            {said.name ?? words.team}: {said.text} {said.files.map(({ name: file }) => file).join()}
          </p>
        )}
      </div>
    </div>
  );
};

/** What went well is green; what is asked of her, or did not go, is not. */
const isDone = (notice: Notice | null): boolean => notice !== null && /Sent|Kept|Gone/.test(notice);

/** True once `is` has been so for a while. */
const useLate = (is: boolean, ms: number): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!is) return setLate(false);
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [is, ms]);
  return isLate;
};
