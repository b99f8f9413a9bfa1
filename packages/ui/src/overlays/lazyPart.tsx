import { type ComponentType, useEffect, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { loadOnce } from '../loadOnce.ts';
import { toasts } from './toast-queue.ts';

/**
 * A part of a screen that is fetched when it is first shown, such as a dialog. Where it does not come (a bad network,
 * another version on the server) that is said and it is closed again; the next try asks anew.
 */
export function lazyPart<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): ComponentType<Props> & { preload: () => void } {
  const part = loadOnce(fetch);
  function Part(props: Props) {
    const t = useT();
    const [Here, setHere] = useState(() => part.here);
    const { onClose } = props as { onClose?: () => void };
    // biome-ignore lint/correctness/useExhaustiveDependencies: fetched once, when it is shown
    useEffect(() => {
      if (Here) return;
      let isGone = false;
      part.load().then(
        (found) => !isGone && setHere(() => found),
        () => {
          if (isGone) return;
          toasts.show({ text: t('part.failed'), tone: 'failed' });
          onClose?.();
        },
      );
      return () => {
        isGone = true;
      };
    }, []);
    return Here && <Here {...props} />;
  }
  return Object.assign(Part, { preload: () => void part.load().catch(() => undefined) });
}
