import { CircleAlert, RotateCw } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
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
  /** Nothing is broken here: the server does not answer. Known by itself only of a machine without a network. */
  isAway?: boolean | undefined;
};

const hearNetwork = (listener: () => void): (() => void) => {
  for (const name of ['online', 'offline']) window.addEventListener(name, listener);
  return () => {
    for (const name of ['online', 'offline']) window.removeEventListener(name, listener);
  };
};
const hasNetworkNow = (): boolean => navigator.onLine !== false;

/** A part of the screen is broken; the rest goes on. Without a network it says that, and blames nobody. */
export function ErrorState({ title, children, reference, onRetry, isAway }: ErrorStateProps) {
  const t = useT();
  const hasNetwork = useSyncExternalStore(hearNetwork, hasNetworkNow, hasNetworkNow);
  const isOffline = isAway || !hasNetwork;
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
