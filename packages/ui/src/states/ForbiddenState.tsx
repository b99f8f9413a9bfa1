import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../i18n/index.ts';
import { EmptyState } from './EmptyState.tsx';

export type ForbiddenStateProps = {
  /** The people who can open it; empty when the reader may not know. */
  whoCan: readonly string[];
  title?: string | undefined;
  action?: ReactNode;
};

/** Not for this reader: says who can. */
export function ForbiddenState({ whoCan, title, action }: ForbiddenStateProps) {
  const t = useT();
  const names = useFormat().list(whoCan);
  return (
    <EmptyState icon={Lock} title={title ?? t('forbidden.title')} action={action}>
      {t('forbidden.body', { count: whoCan.length, names })}
    </EmptyState>
  );
}
