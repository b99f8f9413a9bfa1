import type { MessageDto } from '@hilo/api';
import { useFormat, useNow, useT } from '@hilo/ui';
import { composerMessages } from './messages.ts';

/** Above what is being written: what it should answer, in the customer's own words. */
export function Unanswered({ messages }: { messages: readonly MessageDto[] }) {
  const t = useT(composerMessages);
  const format = useFormat();
  const now = useNow();
  const first = messages[0];
  if (!first) return null;
  // Nobody waits for no time at all; the first minute is one.
  const seconds = Math.max(60, (now - Date.parse(first.occurredAt)) / 1000);
  const words = messages
    .slice(-3)
    .map((message) => message.text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  return (
    <div className="flex items-baseline gap-2 border-b border-line px-4 py-1.5 text-meta text-muted">
      <span className="shrink-0 font-medium text-ink">
        {t('unanswered.title', { count: messages.length })}
      </span>
      <bdi className="min-w-0 flex-1 truncate">{words.join(' · ')}</bdi>
      <span className="shrink-0 whitespace-nowrap max-sm:hidden">
        {t('unanswered.since', { duration: format.duration(seconds, seconds < 3_600 ? 1 : 2) })}
      </span>
    </div>
  );
}
