import { ConfirmDialog } from '@hilo/ui';
import type { ReactNode } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

type SureDialogProps = {
  title: string;
  confirmLabel: string;
  /** A `useChange` that needs no input. */
  change: { error: unknown; isPending: boolean; mutateAsync: (input: undefined) => Promise<unknown> };
  onClose: () => void;
  /** What will happen. */
  children: ReactNode;
};

/** Asks before what cannot be undone; a failure is said, and leaves the question open. */
export function SureDialog({ title, confirmLabel, change, onClose, children }: SureDialogProps) {
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      confirmLabel={confirmLabel}
      isPending={change.isPending}
      onConfirm={() => change.mutateAsync(undefined).then(() => undefined)}
    >
      <div className="flex flex-col gap-4">
        <ProblemNote error={change.error} />
        {children}
      </div>
    </ConfirmDialog>
  );
}
