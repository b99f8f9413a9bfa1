/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countUnread } from '../conversation/chat-state.ts';
import { playTone } from '../frame/play-tone.ts';
import { AddressForm } from './AddressForm.tsx';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import { Ending } from './Ending.tsx';
import { useChatState, useFrame } from './frame-context.ts';
import { Header } from './Header.tsx';
import { KeyLine } from './KeyLine.tsx';
import { Offers } from './Offers.tsx';
import { OfflineForm } from './OfflineForm.tsx';
import { Thread } from './Thread.tsx';
import { useLooking } from './use-looking.ts';

/** A line that is gone for less is not worth a word, in milliseconds. */
const patienceMs = 2_000;

export const App = () => {
  const { chat, words, link, store, arrivals } = useFrame();
  const state = useChatState();
  const { desk, ticket, messages, pending, isConnected, notice } = state;
  const [hasSound, setSound] = useState(store.get('sound') === 'on');
  const [isAsking, setAsking] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const tellEnd = useLooking(main);
  const isLost = useLate(!isConnected, patienceMs);

  useEffect(() => {
    document.title = desk?.title ?? 'Chat';
  }, [desk?.title]);

  const { count, name } = countUnread(state);
  useEffect(() => link.tell({ to: 'hilo-page', type: 'unread', count, title: name }), [link, count, name]);

  useLayoutEffect(() => {
    const ring = ({ position }: { position: number }): void => {
      const isHere = document.visibilityState === 'visible' && document.hasFocus();
      // One tab is enough.
      if (!hasSound || isHere || Number(store.get('rung')) >= position) return;
      store.set('rung', String(position));
      playTone();
    };
    arrivals.add(ring);
    return () => void arrivals.delete(ring);
  }, [hasSound, arrivals, store]);

  const toggleSound = (): void => {
    store.set('sound', hasSound ? null : 'on');
    setSound(!hasSound);
    if (!hasSound) playTone();
  };

  const isFresh = messages.length === 0 && !pending.some(({ type }) => type === 'message');
  const isForm = desk !== null && !desk.isOnline && isFresh;
  const hasAnswer = messages.some(({ from }) => from !== 'visitor');
  return (
    <div class="frame" ref={main} onKeyDown={(event) => onEscape(event, () => link.tell(closing))}>
      <Header
        hasSound={hasSound}
        onSound={toggleSound}
        onAddress={() => setAsking(true)}
        onTranscript={() => {
          if (state.visitor?.address) chat.askTranscript();
          else {
            chat.notify('noAddress');
            setAsking(true);
          }
        }}
      />
      {ticket && hasAnswer && <KeyLine ticket={ticket} />}
      <p class="banner" role="status" hidden={!isLost}>
        {isLost && words.lost}
      </p>
      {isForm ? (
        <OfflineForm key={state.person} desk={desk} />
      ) : (
        <>
          <Thread onEnd={tellEnd}>
            <Ending hasAnswer={hasAnswer} />
          </Thread>
          <div class="foot">
            <p class="notice" role="status" hidden={notice === null}>
              {notice && (notice === 'badAddress' ? words.badAddress : words.notices[notice])}
            </p>
            {isAsking && <AddressForm isFocused onDone={() => setAsking(false)} cancel={words.cancel} />}
            {isFresh && <Offers />}
            <Composer key={state.person} isFresh={isFresh} />
          </div>
        </>
      )}
      <Announcer />
    </div>
  );
};

const closing = { to: 'hilo-page', type: 'close' } as const;

/** Then Escape is for the menu, and the browser sees to it. */
const isMenuOpen = (): boolean => document.querySelector(':popover-open') !== null;

const onEscape = (event: KeyboardEvent, act: () => void): void => {
  if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !isMenuOpen()) act();
};

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
