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
  /** Parts of the whole width under headings of their own, in place of fields one below the other. */
  isWide?: boolean;
  /** What the button does, where it is not "save". */
  label?: string | undefined;
  children: ReactNode;
};

/** Fields that are kept together, by a button that waits until something is different. */
export function SaveForm(props: SaveFormProps) {
  const { save, isChanged, onSave, isPrimary = true, isWide = false, label, children } = props;
  const words = useT(adminMessages);
  const parts = (
    <>
      <ProblemNote error={save.error} />
      {children}
      <Button
        type="submit"
        variant={isPrimary ? 'primary' : 'quiet'}
        className="self-start"
        isDisabled={!isChanged}
        isPending={save.isPending}
      >
        {label ?? words('save')}
      </Button>
    </>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {isWide ? <div className="flex flex-col gap-9">{parts}</div> : <Fields>{parts}</Fields>}
    </form>
  );
}
