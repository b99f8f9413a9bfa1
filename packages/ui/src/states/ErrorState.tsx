import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { CopyButton } from '../display/CopyButton.tsx';
import { useT } from '../i18n/index.ts';
import { EmptyState } from './EmptyState.tsx';

export type ErrorStateProps = {
  title?: string | undefined;
  /** What happened and what was kept; has a default. */
  children?: ReactNode;
  /** The id under which the server wrote it down. */
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
};

/** A part of the screen is broken; the rest goes on. */
export function ErrorState({ title, children, reference, onRetry }: ErrorStateProps) {
  const t = useT();
  return (
    <div role="alert" className="h-full">
      <EmptyState
        icon={CircleAlert}
        title={title ?? t('error.title')}
        action={
          onRetry && (
            <Button icon={RotateCw} onPress={onRetry}>
              {t('action.retry')}
            </Button>
          )
        }
      >
        <p>{children ?? t(reference ? 'error.body' : 'error.bodyPlain')}</p>
        {reference && (
          <p className="mt-2 flex items-center justify-center gap-1 text-meta">
            {t('error.reference')} <CopyButton value={reference} />
          </p>
        )}
      </EmptyState>
    </div>
  );
}
