/** @jsxImportSource preact */
import type { DeskState } from '@hilo/channel-chat/protocol';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countUnread } from '../conversation/chat-state.ts';
import { listRows, type Shown } from '../conversation/list-rows.ts';
import * as words from '../words/spoken.ts';
import { useChatState, useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import { Knot, Message } from './Message.tsx';
import { Silence } from './Silence.tsx';

/** So near to the last line counts as being there, in pixels. */
const nearEnd = 60;

type Props = {
  onEnd: (isAtEnd: boolean) => void;
  /** Below the last message. */
  children: ComponentChildren;
};

/** The conversation as one line from top to bottom. Stays at its end while one is there, and where one reads else. */
export const Thread = ({ onEnd, children }: Props) => {
  const { chat, formats } = useFrame();
  const state = useChatState();
  const { desk, hasOlder, typing } = state;
  const rows = listRows(state);
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const place = useRef({ isAtEnd: true, height: 0, room: 0, first: '', last: '' });
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = (): void => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    place.current.height = element.scrollHeight;
    place.current.room = element.clientHeight;
  };
  const first = rows[0]?.key ?? '';
  const last = rows.at(-1);
  useLayoutEffect(() => {
    const element = box.current;
    const was = place.current;
    if (!element) return;
    const isOwn = last?.kind === 'message' && last.shown.from === 'visitor' && last.key !== was.last;
    if (was.isAtEnd || isOwn) toEnd();
    // Older ones came above: what one was reading stays where it is.
    else if (first !== was.first) element.scrollTop += element.scrollHeight - was.height;
    place.current = { ...was, height: element.scrollHeight, first, last: last?.key ?? '' };
  });
  useEffect(() => {
    // The keyboard of a phone, a growing field, a picture: whoever was at the end stays there.
    const watch = new ResizeObserver(() => place.current.isAtEnd && toEnd());
    for (const element of [box.current, inside.current]) if (element) watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const onScroll = (): void => {
    const element = box.current;
    const was = place.current;
    if (!element) return;
    const isNow = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    if (isNow === was.isAtEnd) return;
    // Told of late: since we went to the end that has moved on by itself, and no hand has scrolled.
    if (was.isAtEnd && (element.scrollHeight !== was.height || element.clientHeight !== was.room)) toEnd();
    else {
      was.isAtEnd = isNow;
      setAtEnd(isNow);
      onEnd(isNow);
    }
  };
  const hasNews = !isAtEnd && countUnread(state).count > 0;

  return (
    <div class="scroll" ref={box} onScroll={onScroll}>
      <div ref={inside}>
        <h2 class="unseen">{words.thread}</h2>
        {hasOlder && (
          <button type="button" class="older" onClick={chat.loadOlder}>
            {words.older}
          </button>
        )}
        <ol class="thread">
          {desk && !hasOlder && desk.greeting !== '' && <Message shown={greet(desk)} isFirst isLast />}
          {rows.map((row) =>
            row.kind === 'message' ? (
              <Message {...row} key={row.key} />
            ) : row.kind === 'day' ? (
              <li class="day" key={row.key}>
                {formats.day(row.at)}
              </li>
            ) : (
              <Silence {...row} key={row.key} />
            ),
          )}
          {typing && (
            <li class="message" data-from="agent" data-first>
              <Knot from="agent" name={typing.name} photoUrl={typing.photoUrl} />
              <p class="typing">
                <span dir="auto">{words.typing(typing.name)}</span>
                <i aria-hidden="true" />
                <i aria-hidden="true" />
                <i aria-hidden="true" />
              </p>
            </li>
          )}
        </ol>
        {children}
      </div>
      {hasNews && (
        <button type="button" class="news" onClick={toEnd}>
          <Icon name="down" size={14} />
          {words.newest}
        </button>
      )}
    </div>
  );
};

/** What the channel says first, as one of ours would. */
const greet = ({ title, greeting }: DeskState): Shown => ({
  key: '',
  from: 'agent',
  name: title,
  text: greeting,
  at: '',
  files: [],
  photoUrl: null,
  by: null,
  isRedacted: false,
  mark: null,
  refusal: null,
  clientId: null,
});
