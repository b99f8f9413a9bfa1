import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Moment, useFormat } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { linePiece } from './Thread.tsx';

export type KnotProps = {
  /** The glyph of the channel. */
  icon: LucideIcon;
  /** The channel's name, as the reader knows it. */
  channel: string;
  author: string;
  at: Moment;
  /** Hollow for the customer, filled for us, a broken edge for what only staff see, a dot for what happened. */
  by: 'customer' | 'agent' | 'note' | 'event';
  /** Same author, same channel, just after: only a dot, no repeated name. */
  isContinuation?: boolean;
  /** Right of the time: sent, read, failed. */
  status?: ReactNode;
  /** Between name and time: "nota interna", "en nombre de …". */
  mark?: ReactNode;
  children?: ReactNode;
};

const shapes = {
  customer: 'rounded-full border-2 border-(--thread-line) bg-surface text-ink',
  agent: 'rounded-full border-2 border-(--thread-line) bg-(--thread-line) text-surface',
  note: 'rounded-small border-2 border-dashed border-(--thread-line) bg-surface text-ink',
  event: '',
};

/** One message, call, visit or letter, hanging on the line from a knot that shows its channel. */
export function Knot(props: KnotProps) {
  const { icon: Icon, channel, author, at, by, isContinuation = false, status, mark, children } = props;
  const format = useFormat();
  const isDot = isContinuation || by === 'event';
  const time = (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.date(at, 'full')}
      className="shrink-0 text-meta text-muted"
    >
      {format.time(at)}
    </time>
  );
  return (
    <li className={linePiece}>
      <span
        aria-hidden
        className={joinClasses(
          'relative z-1 mt-1 flex size-6 items-center justify-center self-start justify-self-center',
          !isDot && shapes[by],
        )}
      >
        {isDot ? (
          <span
            className={joinClasses(
              'size-2 rounded-full ring-2 ring-surface',
              by === 'customer' ? 'border-2 border-(--thread-line) bg-surface' : 'bg-(--thread-line)',
            )}
          />
        ) : (
          <Icon size={13} className="[stroke-width:2]" />
        )}
      </span>
      <article className="min-w-0 rounded-small pt-1.5 pb-4 focus-visible:outline-2">
        {by === 'event' ? (
          <p className="flex items-baseline gap-2 text-list text-muted">
            <span className="min-w-0 flex-1">{children}</span>
            {time}
          </p>
        ) : isContinuation ? (
          <div className="flex items-baseline gap-3">
            <h3 className="sr-only">{`${author}, ${channel}`}</h3>
            <div className="min-w-0 flex-1">{children}</div>
            <span className="flex shrink-0 items-baseline gap-2">
              {status}
              {time}
            </span>
          </div>
        ) : (
          <>
            <header className="mb-1 flex items-center gap-2">
              <h3 className="flex min-w-0 flex-1 items-center gap-1.5 text-list">
                <bdi className="truncate font-semibold">{author}</bdi>
                {/* The glyph on the line says it, too: where there is no room, or a mark on a phone, the name stays. */}
                <span className="min-w-0 shrink-[9999] truncate font-normal text-muted max-sm:not-last:sr-only">
                  {channel}
                </span>
                {mark}
              </h3>
              {status}
              {time}
            </header>
            {children}
          </>
        )}
      </article>
    </li>
  );
}
