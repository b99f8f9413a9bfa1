import type { MessageDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../people/people.ts';
import { type Heard, hearThread } from './hear-thread.ts';
import { useAuthorName } from './message/MessageKnot.tsx';
import { threadMessages } from './messages.ts';

/** Reads aloud what comes into the thread, and what became of one's own words. To be seen it is in the thread. */
export function Overheard({ messages }: { messages: readonly MessageDto[] }) {
  const t = useT(threadMessages);
  const { id } = useMe();
  const nameOf = useAuthorName();
  const before = useRef(messages);
  const [heard, setHeard] = useState<Heard | null>(null);
  useEffect(() => {
    const news = hearThread(before.current, messages, id);
    before.current = messages;
    if (news) setHeard(news);
  }, [messages, id]);
  return (
    <p role="status" className="sr-only">
      {heard && (
        // Another one of the same words is said again.
        <span key={`${heard.what} ${heard.message.id}`}>
          {heard.what === 'message' || heard.what === 'note'
            ? t(`heard.${heard.what}`, { name: nameOf(heard.message) })
            : t(`delivery.${heard.what}`)}
        </span>
      )}
    </p>
  );
}
