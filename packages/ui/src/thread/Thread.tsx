import { type ReactNode, useId } from 'react';
import { joinClasses } from '../joinClasses.ts';

/**
 * The vertical line in the first 32 px of a row. It starts at the first knot and stops at the last one.
 * Every row of a thread draws its own piece, so rows can be added, virtualised and animated apart.
 */
export const linePiece =
  'thread-line relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 before:absolute before:top-0 before:bottom-0 before:left-[15px] before:w-0.5 before:bg-(--thread-line) ' +
  'first:before:top-4 last:before:bottom-auto last:before:h-4 [[data-day]:first-child+&]:before:top-4';

export type ThreadProps = {
  /** "Hilo de H-7K3-QX4-TB9": names the list for screen readers, as a heading of the second level. */
  label: string;
  /** `light` is what the customer sees: the same line, quieter. */
  tone?: 'desk' | 'light';
  children: ReactNode;
  className?: string;
};

/** One ticket, drawn: put `Knot`, `Silence`, `ThreadDay` and `ThreadEnd` in it, in order. */
export function Thread({ label, tone = 'desk', children, className }: ThreadProps) {
  const id = useId();
  return (
    <>
      <h2 id={id} className="sr-only">
        {label}
      </h2>
      <ol
        aria-labelledby={id}
        className={joinClasses(
          'relative flex flex-col',
          tone === 'light' ? '[--thread-line:var(--color-line)]' : '[--thread-line:var(--color-thread)]',
          className,
        )}
      >
        {children}
      </ol>
    </>
  );
}

/** A day begins: the line runs on, the date stands beside it. */
export function ThreadDay({ children }: { children: ReactNode }) {
  return (
    <li data-day="" className={joinClasses(linePiece, 'first:before:hidden')}>
      <span />
      <span className="pt-4 pb-3 text-meta font-medium text-muted first-letter:uppercase">{children}</span>
    </li>
  );
}

/** Words as they were written: lines kept, long ones broken, each paragraph in its own direction. */
export function ThreadText({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <p
      dir="auto"
      className={joinClasses('max-w-[68ch] text-base break-words whitespace-pre-line', className)}
    >
      {children}
    </p>
  );
}
