import type { AnswerDto, TicketDto } from '@hilo/api';
import { Button, Dialog, useT } from '@hilo/ui';
import { useState } from 'react';
import { answerMessages } from './answerMessages.ts';
import { useActionWords } from './useActionWords.ts';
import { useApplyMacro } from './useApplyMacro.ts';

/** Before a macro without words is used: what it will do, all at once. */
export function MacroDialog(props: { ticket: TicketDto; answer: AnswerDto; onClose: () => void }) {
  const { ticket, answer, onClose } = props;
  const t = useT(answerMessages);
  const describe = useActionWords();
  const apply = useApplyMacro(ticket.id);
  const [isBusy, setBusy] = useState(false);
  const isBroken = answer.missing.length > 0;
  const run = async () => {
    setBusy(true);
    if (await apply(answer)) onClose();
    setBusy(false);
  };
  return (
    <Dialog
      title={t('macro.title', { title: answer.title })}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isPending={isBusy}
            isDisabled={isBroken}
            autoFocus
            onPress={() => void run()}
          >
            {t('macro.apply')}
          </Button>
        </>
      }
    >
      {isBroken ? (
        <p role="alert" className="text-base text-broken-ink">
          {t('macro.missing')}
        </p>
      ) : (
        <p className="text-list text-muted">{t('macro.will')}</p>
      )}
      <ul className="mt-2 list-disc pl-5 text-base">
        {describe(answer.actions ?? {}).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Dialog>
  );
}
