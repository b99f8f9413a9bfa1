import { joinClasses } from '@hilo/ui';
import { type ReactNode, useId } from 'react';

type PageProps = {
  title: string;
  /** One sentence: what this is for. */
  about?: ReactNode;
  /** Right of the title: the one thing to do here. */
  action?: ReactNode;
  /** Where columns of figures stand side by side. */
  isWide?: boolean;
  children: ReactNode;
};

/** One section of the settings: a title, a sentence, and what can be done. */
export function Page({ title, about, action, isWide = false, children }: PageProps) {
  return (
    <div
      className={joinClasses(
        'mx-auto w-full px-8 pt-10 pb-16 max-lg:px-6 max-sm:px-4 max-sm:pt-5',
        isWide ? 'max-w-240' : 'max-w-180',
      )}
    >
      <title>{`${title} · Hilo`}</title>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-60 flex-1">
          <h1 className="text-title">{title}</h1>
          {about && <p className="mt-0.5 max-w-[60ch] text-list text-muted">{about}</p>}
        </div>
        {action}
      </header>
      <div className="mt-7 flex flex-col gap-9">{children}</div>
    </div>
  );
}

type BlockProps = { title: string; about?: ReactNode; children: ReactNode; className?: string };

/** A part of a page under its own heading, parted by a hairline. */
export function Block({ title, about, children, className }: BlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={joinClasses('border-t border-line pt-6', className)}>
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {about && <p className="mt-0.5 max-w-[60ch] text-list text-muted">{about}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}

/** Fields one below the other, at a width that reads well. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="flex max-w-110 flex-col gap-4">{children}</div>;
}
