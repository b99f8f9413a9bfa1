import type { ApprovalDto } from '@hilo/api';
import { TextArea, toasts, useT } from '@hilo/ui';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { useChange } from '../admin/useChange.ts';
import { useAgentName } from '../people/people.ts';
import { approvalMessages } from './approvalMessages.ts';
import { decideApproval } from './promisesApi.ts';

const shown = ['approvals', 'ticket', 'tickets', 'clocks', 'viewCounts', 'promisesNow'];

/** The second person decides, with words for who asked; a refusal needs them. */
export function DecideDialog(props: {
  approval: ApprovalDto;
  decision: 'approved' | 'refused';
  onClose: () => void;
}) {
  const { approval, decision, onClose } = props;
  const t = useT(approvalMessages);
  const name = useAgentName()(approval.askedById) ?? t('somebody');
  const [words, setWords] = useState('');
  const [wasTried, setTried] = useState(false);
  const isMissing = decision === 'refused' && words.trim() === '';
  const decide = useChange(
    () => {
      const said = words.trim();
      // They stay with the ticket, where whoever asked is told of them.
      const note = said === '' ? undefined : t(`decide.note.${decision}`, { words: said });
      return decideApproval(approval.id, decision, note);
    },
    shown,
    () => {
      toasts.show({ text: t(`decide.${decision}`), tone: 'done' });
      onClose();
    },
  );
  const verb = decision === 'approved' ? 'approve' : 'refuse';
  return (
    <FormDialog
      title={t(`decide.${verb}Title`)}
      submitLabel={t(`decide.${verb}`)}
      isPending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isMissing) decide.mutate(undefined);
      }}
    >
      <p className="font-medium">{t('bar.theirs', { name, action: t(`action.${approval.action}`) })}</p>
      <blockquote className="border-l-2 border-thread pl-3 text-list">{approval.reason}</blockquote>
      <p className="text-list text-muted">
        {verb === 'approve' ? t('decide.approveBody') : t('decide.refuseBody', { name })}
      </p>
      <TextArea
        autoFocus
        label={t('decide.words', { name })}
        isOptional={verb === 'approve'}
        value={words}
        onChange={setWords}
        rows={2}
        maxLength={500}
        isInvalid={wasTried && isMissing}
        errorMessage={t('decide.missing')}
      />
    </FormDialog>
  );
}
