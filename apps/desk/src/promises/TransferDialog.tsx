import type { TicketDto } from '@hilo/api';
import { Skeleton, TextArea, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { isApiError } from '../api.ts';
import { transferPreviewQuery, transferTicket } from './promisesApi.ts';
import { transferMessages } from './transferMessages.ts';

/** To whom a matter goes, and word for word what the customer reads of it. */
export function TransferDialog({ ticket, onClose }: { ticket: TicketDto; onClose: () => void }) {
  const t = useT(transferMessages);
  const format = useFormat();
  const [to, setTo] = useState('');
  const [text, setText] = useState('');
  const [wasTried, setTried] = useState(false);
  const name = to.trim();
  const preview = useQuery({ ...transferPreviewQuery(ticket.id, ''), placeholderData: keepPreviousData });
  const transfer = useChange(
    () => transferTicket(ticket.id, { to: name, text: text.trim() }),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({ text: t('transfer.done', { to: name }), tone: 'done' });
      onClose();
    },
  );
  const isNotKnown = isApiError(preview.error) && preview.error.code === 'request.invalid';
  const limit = preview.data && {
    date: format.longDay(preview.data.dueAt, Date.now()),
    article: preview.data.article,
  };
  const isLate = preview.data !== undefined && Date.parse(preview.data.dueAt) < Date.now();
  return (
    <FormDialog
      title={t('transfer.title')}
      submitLabel={t('transfer.send')}
      isPending={transfer.isPending}
      error={transfer.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (name !== '' && preview.data) transfer.mutate(undefined);
      }}
    >
      {preview.error && (
        <ProblemNote error={preview.error} words={isNotKnown ? t('transfer.notKnown') : undefined} />
      )}
      <p className="text-list text-muted">
        {t('transfer.about')}
        {limit && ` ${t(isLate ? 'transfer.late' : 'transfer.by', limit)}`}
      </p>
      <TextField
        autoFocus
        label={t('transfer.to')}
        placeholder={t('transfer.toHint')}
        value={to}
        maxLength={200}
        onChange={setTo}
        isInvalid={wasTried && name === ''}
        errorMessage={t('transfer.missing')}
      />
      <TextArea label={t('transfer.text')} isOptional value={text} maxLength={10_000} onChange={setText} />
      <section>
        <h3 className="mb-1 text-list font-medium">{t('transfer.preview')}</h3>
        <div
          dir="auto"
          className="rounded-small bg-hover px-3 py-2 text-list break-words whitespace-pre-line"
        >
          {preview.data ? (
            [preview.data.words.replace('…', name || '…'), text.trim()].filter(Boolean).join('\n\n')
          ) : preview.error ? null : (
            <Skeleton className="h-3 w-2/3" />
          )}
        </div>
      </section>
    </FormDialog>
  );
}
