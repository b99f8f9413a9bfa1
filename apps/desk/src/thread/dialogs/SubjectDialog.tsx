import { Button, Dialog, TextField, useT } from '@hilo/ui';
import { useId, useState } from 'react';
import { threadMessages } from '../messages.ts';
import { subjectMessages } from './subjectMessages.ts';

/** What the ticket is called at the desk; answers keep the subject that the customer wrote under. */
export function SubjectDialog(props: {
  subject: string | null;
  onClose: () => void;
  /** With what to say of it. */
  onChange: (subject: string | null, done: string) => void;
}) {
  const { onClose, onChange } = props;
  const t = useT(subjectMessages);
  const thread = useT(threadMessages);
  const id = useId();
  const [subject, setSubject] = useState(props.subject ?? '');
  const save = () => {
    const typed = subject.trim() === '' ? null : subject.trim();
    onClose();
    if (typed !== props.subject) onChange(typed, t('subject.changed'));
  };
  return (
    <Dialog
      title={thread('title.edit')}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{thread('cancel')}</Button>
          <Button type="submit" form={id} variant="primary">
            {t('subject.save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t('subject.label')}
          description={t('subject.says')}
          value={subject}
          onChange={setSubject}
          autoFocus
          maxLength={500}
        />
      </form>
    </Dialog>
  );
}
