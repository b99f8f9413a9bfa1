import { Dialog, type DialogProps } from '@hilo/ui';

/** Something of a message, as large as the screen allows. */
export function LargeDialog({
  onClose,
  ...rest
}: Pick<DialogProps, 'title' | 'footer' | 'children'> & { onClose: () => void }) {
  return <Dialog {...rest} size="large" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} />;
}
