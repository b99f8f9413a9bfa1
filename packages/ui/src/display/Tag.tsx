import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useT } from '../i18n/index.ts';

/** A word somebody put on a thing, and can take off again. */
export function Tag({ name, onRemove }: { name: string; onRemove?: (() => void) | undefined }) {
  const t = useT();
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-small border border-line px-1.5 text-meta text-ink">
      <span className="truncate">{name}</span>
      {onRemove && (
        <Button
          aria-label={t('action.remove', { name })}
          onPress={onRemove}
          className="relative -mr-1 inline-flex size-6 shrink-0 pointer-coarse:before:absolute pointer-coarse:before:-inset-2.5 items-center justify-center rounded-small text-muted data-hovered:text-ink"
        >
          <X size={12} aria-hidden />
        </Button>
      )}
    </span>
  );
}
