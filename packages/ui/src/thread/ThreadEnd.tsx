import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { linePiece } from './Thread.tsx';

export type ThreadEndProps = {
  kind: 'kept' | 'broken';
  /** In the place of "Promesa cumplida", where it was none of ours but the law's. */
  title?: string | undefined;
  /** Which promise, and how it went: "contestado en 18 min de 30". */
  children?: ReactNode;
};

/** A promise closes on the line: with a small tick if it was kept, with a gap if it was broken. */
export function ThreadEnd({ kind, title, children }: ThreadEndProps) {
  const t = useT();
  return (
    <li className={joinClasses(linePiece, 'min-h-10 pb-2', kind === 'broken' && 'before:hidden')}>
      {kind === 'kept' ? (
        <span
          aria-hidden
          className="relative z-1 mt-2 flex size-4 items-center justify-center self-start justify-self-center rounded-full bg-kept text-surface ring-2 ring-surface"
        >
          <Check size={11} className="[stroke-width:3]" />
        </span>
      ) : (
        <span aria-hidden className="absolute inset-y-0 left-0 flex w-8 flex-col items-center">
          <span className="h-2.5 w-0.5 bg-(--thread-line)" />
          <span className="h-0.5 w-2.5 rounded-full bg-broken" />
          <span className="h-2" />
          <span className="h-0.5 w-2.5 rounded-full bg-broken" />
          <span className="w-0.5 flex-1 bg-(--thread-line) [li:last-child>*>&]:hidden" />
        </span>
      )}
      <p
        className={joinClasses(
          'col-start-2 pt-2 text-meta font-medium',
          kind === 'kept' ? 'text-kept-ink' : 'text-broken-ink',
        )}
      >
        {title ?? t(`thread.${kind}`)}
        {children && <span className="font-normal text-muted"> · {children}</span>}
      </p>
    </li>
  );
}
