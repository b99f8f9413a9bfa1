import type { ReactNode } from 'react';

/** One part of the panel: a hairline, a heading, what belongs to it. */
export function PanelSection(props: { title: string; action?: ReactNode; children: ReactNode }) {
  const { title, action, children } = props;
  return (
    <section className="border-t border-line px-4 pt-3 pb-4 first:border-t-0">
      <div className="mb-1 flex h-6 items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate text-list">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A name and what it is, in two columns that line up from row to row. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center gap-2 py-1 text-list">
      <dt className="w-2/5 max-w-48 shrink-0 break-words text-muted">{name}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}
