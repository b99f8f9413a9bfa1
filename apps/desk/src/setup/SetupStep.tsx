import { joinClasses, useT } from '@hilo/ui';
import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { setupMessages } from './setupMessages.ts';

type SetupStepProps = {
  title: string;
  state: 'done' | 'current' | 'later';
  /** What a step that is done came to. */
  summary?: ReactNode;
  children: ReactNode;
};

/** One knot of the set-up: behind with a tick, open, or still to come. */
export function SetupStep({ title, state, summary, children }: SetupStepProps) {
  const t = useT(setupMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  useEffect(() => {
    // The step before is gone with the focus; a field or button of this one may have taken it already.
    if (state === 'current' && before.current === 'later' && document.activeElement === document.body)
      heading.current?.focus();
    before.current = state;
  }, [state]);
  return (
    <li
      aria-current={state === 'current' ? 'step' : undefined}
      className="group relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 pb-7 last:pb-0"
    >
      <span
        aria-hidden
        className={joinClasses(
          'absolute top-5 -bottom-1 left-[15px] w-0.5 group-last:hidden',
          state === 'done' ? 'bg-thread' : 'bg-line',
        )}
      />
      <span
        aria-hidden
        className={joinClasses(
          'relative mt-0.5 flex size-5 items-center justify-center justify-self-center rounded-full',
          state === 'done' && 'bg-kept text-surface',
          state === 'current' && 'border-[3px] border-accent bg-surface',
          state === 'later' && 'border-2 border-line bg-surface',
        )}
      >
        {state === 'done' && <Check size={13} className="[stroke-width:3]" />}
      </span>
      <div className="min-w-0">
        <h2
          ref={heading}
          tabIndex={-1}
          className={joinClasses('text-base leading-6 font-semibold', state === 'later' && 'text-muted')}
        >
          {title}
          {state === 'done' && <span className="sr-only">, {t('step.isDone')}</span>}
        </h2>
        {state === 'done' && summary && <p className="text-list text-muted">{summary}</p>}
        {state === 'current' && <div className="mt-2">{children}</div>}
      </div>
    </li>
  );
}
