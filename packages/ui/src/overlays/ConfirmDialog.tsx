import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { useT } from '../i18n/index.ts';
import { Dialog, type DialogProps } from './Dialog.tsx';

export type ConfirmDialogProps = Pick<DialogProps, 'isOpen' | 'onOpenChange' | 'title'> & {
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb of the title: "Borrar canal", never "Sí". */
  confirmLabel: string;
  /** The dialog stays open, with the button busy, until the promise settles; it closes when it is kept. */
  onConfirm: () => void | Promise<void>;
  isDanger?: boolean;
  isPending?: boolean;
};

/** Only for what cannot be undone; for the rest, do it and offer undo in a toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { children, confirmLabel, onConfirm, isDanger = false, isPending = false, ...rest } = props;
  const t = useT();
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      size="small"
      isDismissable={false}
      footer={(close) => (
        <>
          <Button autoFocus={isDanger} onPress={close} isDisabled={isPending}>
            {t('action.cancel')}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            autoFocus={!isDanger}
            isPending={isPending}
            onPress={() => {
              const done = onConfirm();
              if (done) done.then(close, () => undefined);
              else close();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      )}
    >
      <div className="text-base text-muted">{children}</div>
    </Dialog>
  );
}
