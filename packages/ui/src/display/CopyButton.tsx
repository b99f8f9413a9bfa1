import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';

const icons = { idle: Copy, done: Check, failed: TriangleAlert };

/** Shows a value to be kept, such as a tracking key, and copies it. Says so for two seconds, aloud too. */
export function CopyButton(props: { value: string; isSmall?: boolean; className?: string }) {
  const { value, isSmall = false, className } = props;
  const t = useT();
  const [state, setState] = useState<keyof typeof icons>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const words = { idle: t('action.copy'), done: t('action.copied'), failed: t('copy.failed') }[state];
  const Icon = icons[state];
  return (
    <>
      <Tooltip text={words}>
        <Button
          aria-label={`${t('action.copy')} ${value}`}
          onPress={() => {
            // Without HTTPS there is no clipboard at all; the value stays selectable on screen.
            if (!navigator.clipboard) return setState('failed');
            navigator.clipboard.writeText(value).then(
              () => setState('done'),
              () => setState('failed'),
            );
          }}
          className={joinClasses(
            'reach inline-flex items-center gap-1.5 rounded-small px-1.5 font-medium tracking-wide text-muted transition-colors select-text data-hovered:bg-hover data-hovered:text-ink',
            isSmall ? 'h-5 text-meta' : 'h-7 text-list',
            className,
          )}
        >
          {value}
          <Icon size={isSmall ? 12 : 14} aria-hidden />
        </Button>
      </Tooltip>
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : words}
      </span>
    </>
  );
}
