import type { ClockDto } from '@hilo/api';
import { formatLongDay, Skeleton, TextArea, TextField, toasts, useLocale, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { isApiError } from '../api.ts';
import { extensionMessages } from './extensionMessages.ts';
import { askWhereGuarded } from './guarded.ts';
import { extendDeadline, extensionPreviewQuery } from './promisesApi.ts';

/** Why, until when, and word for word what the customer gets: the law has her told before the deadline expires. */
export function ExtendDialog({ clock, onClose }: { clock: ClockDto; onClose: () => void }) {
  const t = useT(extensionMessages);
  const locale = useLocale();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [wasTried, setTried] = useState(false);
  const limits = useQuery(extensionPreviewQuery(clock, undefined)).data;
  const day = chosen ?? limits?.latestDate ?? '';
  const isTooFar = limits !== undefined && day > limits.latestDate;
  const isNotLater = limits !== undefined && day <= limits.dueDate;
  const isOut = isTooFar || isNotLater;
  const preview = useQuery({
    ...extensionPreviewQuery(clock, chosen === null || isOut ? undefined : chosen),
    placeholderData: keepPreviousData,
  });
  const isEmpty = reason.trim() === '';
  // A date where the customer is: the same day, wherever it is read.
  const say = (date: string) => formatLongDay(locale, `${date}T12:00:00Z`, Date.now(), 'UTC');
  const body = { reason: reason.trim(), dueDate: day };
  const extend = useChange(
    () => extendDeadline(clock, body),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({ text: t('extend.done', { date: say(day) }), tone: 'done' });
      onClose();
    },
  );
  const send = () =>
    extend.mutate(undefined, {
      onError: (error) => {
        const again = () => extendDeadline(clock, body);
        const act = { ticketId: clock.ticketId, change: { clockId: clock.id, ...body }, again };
        if (askWhereGuarded(error, { ...act, words: body.reason })) onClose();
      },
    });
  const why = isApiError(preview.error) ? preview.error.facts.why : null;
  return (
    <FormDialog
      title={t('extend.title')}
      submitLabel={t('extend.send')}
      isPending={extend.isPending}
      error={extend.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isEmpty && !isOut && limits) send();
      }}
    >
      {preview.error && (
        <ProblemNote
          error={preview.error}
          words={why === 'twice' || why === 'tooLate' ? t(`extend.${why}`) : undefined}
        />
      )}
      <p className="text-list text-muted">{t('extend.about')}</p>
      <TextArea
        autoFocus
        label={t('extend.reason')}
        placeholder={t('extend.reasonHint')}
        description={t('extend.reasonHelp')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={2_000}
        isInvalid={wasTried && isEmpty}
        errorMessage={t('extend.missing')}
      />
      <TextField
        label={t('extend.until')}
        type="date"
        value={day}
        onChange={setChosen}
        isInvalid={isOut}
        errorMessage={
          limits &&
          (isTooFar
            ? t('extend.tooFar', { date: say(limits.latestDate) })
            : t('extend.notLater', { date: say(limits.dueDate) }))
        }
        description={
          limits && !isOut
            ? t('extend.limits', {
                from: say(limits.dueDate),
                to: say(limits.latestDate),
                article: limits.article,
              })
            : undefined
        }
      />
      <section>
        <h3 className="mb-1 text-list font-medium">{t('extend.preview')}</h3>
        <div
          dir="auto"
          className="rounded-small bg-hover px-3 py-2 text-list break-words whitespace-pre-line"
        >
          {preview.data ? (
            `${preview.data.words}\n\n${reason.trim() || '…'}`
          ) : preview.error ? null : (
            <Skeleton className="h-3 w-2/3" />
          )}
        </div>
      </section>
    </FormDialog>
  );
}
