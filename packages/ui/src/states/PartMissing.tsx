import { CircleAlert } from 'lucide-react';
import { Button } from '../controls/Button.tsx';
import { useT } from '../i18n/index.ts';

/** In the place of a part of a screen that did not come, in one line. */
export function PartMissing({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <p role="alert" className="flex items-center gap-2 px-4 py-1 text-list text-muted">
      <CircleAlert size={14} aria-hidden className="shrink-0" />
      <span className="min-w-0 flex-1">{t('part.missing')}</span>
      <Button size="small" variant="bare" onPress={onRetry}>
        {t('action.retry')}
      </Button>
    </p>
  );
}
