import { Tag } from '@hilo/ui';
import { useTagColours } from './tag-colours.ts';

/** A tag in its colour. */
export function ColouredTag({ name, onRemove }: { name: string; onRemove?: () => void }) {
  return <Tag name={name} colour={useTagColours()(name)} onRemove={onRemove} />;
}
