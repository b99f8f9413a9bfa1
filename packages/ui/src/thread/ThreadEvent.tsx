import type { ReactNode } from 'react';
import { type Moment, useFormat } from '../i18n/index.ts';
import { linePiece } from './Thread.tsx';

/** Something that happened to the ticket: a dot on the line, a few quiet words. */
export function ThreadEvent({ at, children }: { at?: Moment; children: ReactNode }) {
  const format = useFormat();
  return (
    <li className={linePiece}>
      <span
        aria-hidden
        className="relative z-1 mt-3.25 size-1.5 self-start justify-self-center rounded-full bg-(--thread-line) ring-2 ring-surface"
      />
      <p className="flex min-h-7 min-w-0 items-baseline gap-2 pt-2 pb-1 text-meta text-muted">
        <span className="min-w-0 flex-1">{children}</span>
        {at !== undefined && (
          <time dateTime={new Date(at).toISOString()} title={format.date(at, 'full')} className="shrink-0">
            {format.time(at)}
          </time>
        )}
      </p>
    </li>
  );
}
