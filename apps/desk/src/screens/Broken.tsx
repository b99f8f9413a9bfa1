import { ErrorState } from '@hilo/ui';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The server's reference travels on the error, where it had one (RFC 9457, `instance`). */
const referenceOf = (error: unknown): string | undefined =>
  error instanceof Error && 'reference' in error && typeof error.reference === 'string'
    ? error.reference
    : undefined;

export function Broken({ error, reset }: ErrorComponentProps) {
  useEffect(() => {
    window.addEventListener('online', reset);
    return () => window.removeEventListener('online', reset);
  }, [reset]);
  return (
    <main className="h-dvh">
      <ErrorState reference={referenceOf(error)} onRetry={reset} />
    </main>
  );
}
