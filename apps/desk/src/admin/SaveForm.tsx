import { Button, useT } from '@hilo/ui';
import type { ReactNode } from 'react';
import { adminMessages } from './adminMessages.ts';
import { Fields } from './Page.tsx';
import { ProblemNote } from './ProblemNote.tsx';

type SaveFormProps = {
  save: { error: unknown; isPending: boolean };
  isChanged: boolean;
  /** Asked with the button or Enter; what is not good yet is the form's to say. */
  onSave: () => void;
  isPrimary?: boolean;
  children: ReactNode;
};

/** Fields that are kept together, by a button that waits until something is different. */
export function SaveForm({ save, isChanged, onSave, isPrimary = true, children }: SaveFormProps) {
  const words = useT(adminMessages);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Fields>
        <ProblemNote error={save.error} />
        {children}
        <Button
          type="submit"
          variant={isPrimary ? 'primary' : 'quiet'}
          className="self-start"
          isDisabled={!isChanged}
          isPending={save.isPending}
        >
          {words('save')}
        </Button>
      </Fields>
    </form>
  );
}
