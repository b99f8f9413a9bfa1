import { EmptyState, useT } from '@hilo/ui';
import { shellMessages } from '../messages.ts';

export function Start() {
  const t = useT(shellMessages);
  return (
    <main className="h-dvh">
      <EmptyState title={t('start.title')}>{t('start.body')}</EmptyState>
    </main>
  );
}
