import type { TicketDto } from '@hilo/api';
import { Button, IconButton, Skeleton, TextField, toasts, useFormat, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../admin/FormDialog.tsx';
import { ProblemNote } from '../admin/ProblemNote.tsx';
import { useChange } from '../admin/useChange.ts';
import { isApiError } from '../api.ts';
import { cureMessages } from './cureMessages.ts';
import { curePreviewQuery, requestCure } from './promisesApi.ts';

const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
const dayOf = (at: string): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};

/** What is missing, until when, and word for word what the customer gets: the warning of the law comes with it. */
export function CureDialog({ ticket, onClose }: { ticket: TicketDto; onClose: () => void }) {
  const t = useT(cureMessages);
  const format = useFormat();
  const [missing, setMissing] = useState(['']);
  const [day, setDay] = useState<string | null>(null);
  const [wasTried, setTried] = useState(false);
  const preview = useQuery({
    ...curePreviewQuery(ticket.id, day === null ? undefined : endOfDay(day)),
    placeholderData: keepPreviousData,
  });
  const wanted = missing.map((each) => each.trim()).filter((each) => each !== '');
  const text = [preview.data?.intro ?? '…', ...wanted.map((each) => `– ${each}`)].join('\n');
  const least = preview.data?.least;
  const isTooSoon = least !== undefined && day !== null && day < dayOf(least);
  const say = (at: string) => format.longDay(at, Date.now());
  const send = useChange(
    () => requestCure(ticket.id, { text, ...(day === null ? {} : { dueAt: endOfDay(day) }) }),
    ['ticket', 'tickets', 'clocks'],
    () => {
      toasts.show({
        text: t('cure.sent', { date: say(day === null ? (least ?? '') : endOfDay(day)) }),
        tone: 'done',
      });
      onClose();
    },
  );
  const write = (index: number, words: string) =>
    setMissing(missing.map((each, at) => (at === index ? words : each)));
  const code = isApiError(preview.error) ? preview.error.code : null;
  return (
    <FormDialog
      title={t('cure.title')}
      submitLabel={t('cure.send')}
      isPending={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (wanted.length > 0 && !isTooSoon && preview.data) send.mutate(undefined);
      }}
    >
      {preview.error && (
        <ProblemNote
          error={preview.error}
          words={
            code === 'resource.conflict'
              ? t('cure.asked')
              : code === 'request.invalid'
                ? t(
                    isApiError(preview.error) && preview.error.facts.why === 'tooLate'
                      ? 'cure.tooLate'
                      : 'cure.notKnown',
                  )
                : undefined
          }
        />
      )}
      <p className="text-list text-muted">
        {t(preview.data?.deadlines === 'resume' ? 'cure.aboutResume' : 'cure.about')}
        {preview.data?.askBy && ` ${t('cure.askBy', { date: say(preview.data.askBy) })}`}
      </p>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-list font-medium">{t('cure.missing')}</legend>
        {missing.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and only the last is added
          <div key={index} className="flex items-start gap-1">
            <TextField
              autoFocus={index === missing.length - 1}
              className="flex-1"
              label={t('cure.item', { number: index + 1 })}
              isLabelHidden
              placeholder={index === 0 ? t('cure.itemHint') : ''}
              value={each}
              maxLength={300}
              onChange={(words) => write(index, words)}
              isInvalid={wasTried && wanted.length === 0 && index === 0}
              errorMessage={t('cure.none')}
            />
            {missing.length > 1 && (
              <IconButton
                icon={X}
                label={t('cure.remove')}
                onPress={() => setMissing(missing.filter((_, at) => at !== index))}
              />
            )}
          </div>
        ))}
        <Button
          size="small"
          variant="bare"
          icon={Plus}
          className="self-start"
          onPress={() => setMissing([...missing, ''])}
        >
          {t('cure.add')}
        </Button>
      </fieldset>
      <TextField
        label={t('cure.until')}
        type="date"
        value={day ?? (least === undefined ? '' : dayOf(least))}
        onChange={setDay}
        isInvalid={isTooSoon}
        errorMessage={least === undefined ? '' : t('cure.tooSoon', { date: say(least) })}
        description={
          preview.data && !isTooSoon
            ? t('cure.least', { date: say(preview.data.least), article: preview.data.article })
            : undefined
        }
      />
      <section>
        <h3 className="mb-1 text-list font-medium">{t('cure.preview')}</h3>
        <div
          dir="auto"
          className="rounded-small bg-hover px-3 py-2 text-list break-words whitespace-pre-line"
        >
          {text}
          {preview.data ? (
            `\n\n${preview.data.warning}`
          ) : preview.error ? null : (
            <Skeleton className="mt-3 h-3 w-2/3" />
          )}
        </div>
      </section>
    </FormDialog>
  );
}
