import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { ButtonContext } from 'react-aria-components';
import { useT } from '../i18n/index.ts';
import { loadOnce } from '../loadOnce.ts';
import { toasts } from './toast-queue.ts';
import { type TriggerState, useTrigger } from './useTrigger.ts';

/** The code of what opens; `here` once it has come. */
export const surfaces = loadOnce(() => import('./surfaces.ts'));

const TriggerContext = createContext<TriggerState | null>(null);

/** The trigger around a surface, once that was opened for the first time. */
export function useOpenedTrigger(): TriggerState | null {
  const state = use(TriggerContext);
  const [wasOpened, setOpened] = useState(false);
  if (state?.isOpen && !wasOpened) setOpened(true);
  return wasOpened ? state : null;
}

/** A button and, beside it, what it opens. */
export function Trigger(props: {
  kind: 'menu' | 'popover';
  children: [trigger: ReactNode, surface: ReactNode];
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
}) {
  const { kind, onOpenChange } = props;
  const [button, surface] = props.children;
  const t = useT();
  const [isHere, setHere] = useState(surfaces.here !== null);
  const trigger = useTrigger(kind, () => void surfaces.load().catch(() => undefined), onOpenChange);
  const { isOpen, setOpen } = trigger.state;
  useEffect(() => {
    if (!isOpen || isHere) return;
    let isGone = false;
    surfaces.load().then(
      () => !isGone && setHere(true),
      () => {
        if (isGone) return;
        setOpen(false);
        toasts.show({ text: t('part.failed'), tone: 'failed' });
      },
    );
    return () => {
      isGone = true;
    };
  }, [isOpen, isHere, setOpen, t]);
  return (
    <>
      <ButtonContext value={trigger.button}>{button}</ButtonContext>
      <TriggerContext value={isHere ? trigger.state : null}>{surface}</TriggerContext>
    </>
  );
}
