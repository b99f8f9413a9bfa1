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

/** A part of the screen is broken; the rest goes on. Without a network it says that, and blames nobody. */
export function ErrorState({ title, children, reference, onRetry }: ErrorStateProps) {
  const t = useT();
  const isOffline = navigator.onLine === false;
  return (
    <div role="alert" className="h-full">
      <EmptyState
        icon={CircleAlert}
        title={title ?? t(isOffline ? 'error.offlineTitle' : 'error.title')}
        action={
          onRetry && (
            <Button icon={RotateCw} onPress={onRetry}>
              {t('action.retry')}
            </Button>
          )
        }
      >
        <p>{children ?? t(isOffline ? 'error.offline' : reference ? 'error.body' : 'error.bodyPlain')}</p>
        {reference && (
          <p className="mt-2 flex flex-col items-center text-meta">
            {t('error.reference')}
            <CopyButton value={reference} isSmall className="whitespace-nowrap" />
          </p>
        )}
      </EmptyState>
    </div>
  );
}
