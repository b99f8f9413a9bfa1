import { joinClasses } from '@hilo/ui';
import type { ReactNode } from 'react';

/** A list of things that can be set up: hairlines, no boxes. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {children}
    </ul>
  );
}

type RowProps = {
  lead?: ReactNode;
  name: ReactNode;
  about?: ReactNode;
  /** State, in a word or two. */
  marks?: ReactNode;
  actions?: ReactNode;
  isMuted?: boolean;
  /** The whole row is its link: put `after:absolute after:inset-0` on it. */
  isLinked?: boolean;
};

/** One of them: who or what it is, its state, what can be done with it. */
export function Row({ lead, name, about, marks, actions, isMuted = false, isLinked = false }: RowProps) {
  return (
    <li
      className={joinClasses(
        'flex min-h-14 items-center gap-3 border-b border-line py-2',
        isLinked && 'relative hover:bg-hover',
      )}
    >
      {lead}
      <div className="flex min-w-0 flex-1 items-center gap-x-3 gap-y-1 max-sm:flex-col max-sm:items-start">
        <div className={joinClasses('min-w-0 flex-1 max-sm:w-full', isMuted && 'text-muted')}>
          <p className="line-clamp-2 text-base font-medium break-words">{name}</p>
          {about && <div className="truncate text-list text-muted">{about}</div>}
        </div>
        {marks && <div className="flex shrink-0 flex-wrap gap-1.5">{marks}</div>}
      </div>
      {actions}
    </li>
  );
}
