import { Button, Dialog, useT } from '@hilo/ui';
import { type ReactNode, useId } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

type FormDialogProps = {
  title: string;
  submitLabel: string;
  onSubmit: () => void;
  onClose: () => void;
  isPending: boolean;
  error?: unknown;
  errorWords?: string | undefined;
  children: ReactNode;
};

/** A short form over the page; Enter sends it, Escape leaves it, a failure keeps what was written. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, onSubmit, onClose, isPending, error, errorWords, children } = props;
  const t = useT();
  const id = useId();
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" form={id} variant="primary" isPending={isPending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSubmit();
        }}
      >
        <ProblemNote error={error} words={errorWords} />
        {children}
      </form>
    </Dialog>
  );
}
