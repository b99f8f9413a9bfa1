import type { TagColour } from '@hilo/core';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { TagDot } from './TagDot.tsx';

/** A word somebody put on a thing, and can take off again. */
export function Tag(props: {
  name: string;
  colour?: TagColour | undefined;
  onRemove?: (() => void) | undefined;
}) {
  const { name, colour, onRemove } = props;
  const t = useT();
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-small border border-line px-1.5 text-meta text-ink">
      <TagDot colour={colour} />
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
