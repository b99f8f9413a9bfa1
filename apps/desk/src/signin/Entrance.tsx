import { locales, ownNameOf, useLocale } from '@hilo/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSetLocale } from '../localeSetting.ts';

type EntranceProps = {
  title: string;
  about?: ReactNode;
  /** What went wrong, in the room above the title: nothing that somebody is about to press moves when it comes. */
  note?: ReactNode;
  children: ReactNode;
};

/** The pages before the desk: the thread comes in from above and ends at the knot where one begins. */
export function Entrance({ title, about, note, children }: EntranceProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    // Another page in the same place: it is read from its beginning, unless a field has taken the focus.
    if (!document.activeElement?.matches('input')) heading.current?.focus();
  }, [title]);
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <title>{`${title} · Hilo`}</title>
      <main className="mx-auto grid w-full max-w-96 flex-1 grid-cols-[2rem_minmax(0,1fr)] grid-rows-[minmax(3rem,22dvh)_auto] gap-x-3 px-4 max-sm:grid-rows-[5rem_auto]">
        <span aria-hidden className="mx-auto h-full w-0.5 bg-thread" />
        <div className="relative">
          <div className="absolute inset-x-0 bottom-2">{note}</div>
        </div>
        <span aria-hidden className="flex flex-col items-center">
          <span className="h-1 w-0.5 bg-thread" />
          <span className="size-4 rounded-full border-[3px] border-accent bg-surface" />
        </span>
        <div className="pb-12">
          <p className="text-list font-medium text-muted">Hilo</p>
          <h1 ref={heading} tabIndex={-1} className="mt-1 text-title">
            {title}
          </h1>
          {about && <p className="mt-1 text-list text-muted">{about}</p>}
          <div className="mt-6">{children}</div>
        </div>
      </main>
      <Languages />
    </div>
  );
}

/** Before anybody is known there is no setting; the browser's language is a guess. */
export function Languages() {
  const locale = useLocale();
  const setLocale = useSetLocale();
  return (
    <footer className="flex justify-center gap-1 p-4 text-list">
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          onClick={() => setLocale(each)}
          className={`reach rounded-small px-2 py-1 hover:bg-hover ${each === locale ? 'font-medium text-ink' : 'text-muted'}`}
        >
          {ownNameOf[each]}
        </button>
      ))}
    </footer>
  );
}
