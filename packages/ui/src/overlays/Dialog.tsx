import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
  type ModalOverlayProps,
} from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { scrim } from './looks.ts';
import { useGiveBack } from './useGiveBack.ts';
import { useLeaveFirst } from './useLeaveFirst.ts';

export type DialogProps = Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange' | 'isKeyboardDismissDisabled'> & {
  title: string;
  /** Buttons, the one that acts last. */
  footer?: ReactNode | ((close: () => void) => ReactNode);
  role?: 'dialog' | 'alertdialog';
  size?: 'small' | 'medium' | 'large';
  /** Also closes by a press outside; leave it off where words could be lost. */
  isDismissable?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
};

const widths = { small: 'max-w-100', medium: 'max-w-140', large: 'max-w-200' };

/** In a `DialogTrigger`, or with `isOpen` and `onOpenChange`. On a phone it comes from below. */
export function Dialog(props: DialogProps) {
  const { title, footer, role = 'dialog', size = 'medium', isDismissable = true, children, ...rest } = props;
  const { onOpenChange, ...open } = rest;
  const t = useT();
  const [isLeaving, change] = useLeaveFirst(onOpenChange);
  return (
    <ModalOverlay
      {...open}
      onOpenChange={change}
      isDismissable={isDismissable}
      className={joinClasses(
        scrim,
        'items-start justify-center p-4 pt-[12vh] max-sm:items-end max-sm:p-0',
        isLeaving && 'opacity-0! transition-none!',
      )}
    >
      <Modal
        className={joinClasses(
          'flex max-h-full w-full flex-col overflow-hidden rounded-large bg-raised shadow-float transition-[translate] duration-150 max-sm:max-w-none max-sm:rounded-b-none',
          'data-entering:translate-y-2 data-exiting:translate-y-2',
          widths[size],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          {({ close }) => (
            <>
              <GiveBack />
              <header className="flex items-start gap-2 py-3 pr-3 pl-5">
                <Heading slot="title" className="min-w-0 flex-1 py-1 text-title">
                  {title}
                </Heading>
                {role === 'dialog' && (
                  <IconButton icon={X} label={t('action.close')} keys="escape" onPress={close} />
                )}
              </header>
              <div className="min-h-0 flex-1 overflow-auto px-5 pb-4">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer && (
                <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Within what is only there while it is open. */
function GiveBack() {
  useGiveBack();
  return null;
}

export { DialogTrigger } from 'react-aria-components';
