import { Button, EmptyState, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { notFoundMessages } from './notFoundMessages.ts';

export function NotFound() {
  const t = useT(notFoundMessages);
  const navigate = useNavigate();
  return (
    <main className="h-dvh">
      <EmptyState
        isPage
        title={t('notFound.title')}
        action={<Button onPress={() => void navigate({ to: '/' })}>{t('notFound.home')}</Button>}
      >
        {t('notFound.body')}
      </EmptyState>
    </main>
  );
}
