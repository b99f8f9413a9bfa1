import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { useT } from '../i18n/index.ts';
import { joinClasses } from '../joinClasses.ts';
import { scrim } from './looks.ts';

export type DrawerProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Where its own code does not come. */
  onClose?: () => void;
  children: ReactNode;
};

/** From the right edge; on a phone it fills the screen. */
export function Drawer({ title, isOpen, onOpenChange, children }: DrawerProps) {
  const t = useT();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={joinClasses(scrim, 'justify-end')}
    >
      <Modal className="h-full w-full max-w-90 bg-surface shadow-float transition-[translate] duration-180 data-entering:translate-x-8 data-exiting:translate-x-8 max-sm:max-w-none">
        <AriaDialog className="flex h-full flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
                <Heading slot="title" className="min-w-0 flex-1 truncate text-base font-semibold">
                  {title}
                </Heading>
                <IconButton
                  icon={X}
                  label={t('action.close')}
                  keys="escape"
                  placement="bottom"
                  onPress={close}
                />
              </header>
              <div className="min-h-0 flex-1 overflow-auto">{children}</div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
