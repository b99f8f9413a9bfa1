import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { loadOnce } from '../loadOnce.ts';
import { PartMissing } from '../states/PartMissing.tsx';
import { toasts } from './toast-queue.ts';

const nothing = (): void => {};

/**
 * A part of a screen that is fetched when it is first shown, such as a dialog. Where it does not come (a bad network,
 * another version on the server) that is said and it is closed again; the next try asks anew. It is said over the page,
 * or, of a part that has a place of its own in it, there, by what stands in for it. Once the machine is online again it
 * comes by itself.
 * @param waiting stands in its place until it is there
 */
export function lazyPart<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  where: 'overPage' | 'inPlace' | ComponentType<{ onRetry: () => void }> = 'overPage',
  waiting: ReactNode = null,
): ((props: Props) => ReactNode) & { preload: () => Promise<void> } {
  const part = loadOnce(fetch);
  const Instead = where === 'inPlace' ? PartMissing : where;
  function Part(props: Props) {
    const t = useT();
    const [Here, setHere] = useState(() => part.here);
    const [missing, setMissing] = useState<'offline' | 'refused' | null>(null);
    const { onClose } = props as { onClose?: () => void };
    // biome-ignore lint/correctness/useExhaustiveDependencies: asked for when it is shown, and again after it did not come
    useEffect(() => {
      if (Here || missing) return;
      let isGone = false;
      const ask = (isFirst: boolean): Promise<void> =>
        part.load().then(
          (found) => {
            if (!isGone) setHere(() => found);
          },
          () => {
            if (isGone) return;
            // It may have been asked for before the network was back.
            if (isFirst && navigator.onLine) return ask(false);
            if (Instead === 'overPage') toasts.show({ text: t('part.failed'), tone: 'failed' });
            if (onClose) onClose();
            else setMissing(navigator.onLine ? 'refused' : 'offline');
          },
        );
      void ask(true);
      return () => {
        isGone = true;
      };
    }, [missing]);
    useEffect(() => {
      if (!missing) return;
      const retry = () => setMissing(null);
      // Back before anybody listened.
      if (missing === 'offline' && navigator.onLine) return retry();
      window.addEventListener('online', retry);
      return () => window.removeEventListener('online', retry);
    }, [missing]);
    if (Here) return <Here {...props} />;
    if (!missing) return waiting;
    return Instead !== 'overPage' && <Instead onRetry={() => setMissing(null)} />;
  }
  return Object.assign(Part, { preload: () => part.load().then(nothing, nothing) });
}
