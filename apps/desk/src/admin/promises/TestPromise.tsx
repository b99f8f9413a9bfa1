import type { ServicePromiseDto } from '@hilo/api';
import { ticketKinds } from '@hilo/core';
import { ComboBox, formatDate, Select, TextField, useFormat, useLocale, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerMessages } from '../../answers/answerMessages.ts';
import { channelsQuery } from '../../people/people.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { listSegments, testServicePromise, useHours } from '../promisesApi.ts';
import { promiseMessages } from './promiseMessages.ts';
import { usePromiseWords, type Whom } from './usePromiseWords.ts';

const all = 'all';
const languages = ['es', 'en', 'ca', 'gl', 'eu', 'pt'];

/** This minute, as a field for date and time takes it. */
const localNow = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** What comes in, and at once which promise counts and until when. Nothing is kept. */
export function TestPromise(props: {
  promises: readonly ServicePromiseDto[];
  onTested: (promiseId: string | null) => void;
}) {
  const { promises, onTested } = props;
  const t = useT(promiseMessages);
  const kinds = useT(answerMessages);
  const locale = useLocale();
  const format = useFormat();
  const channels = useQuery(channelsQuery);
  const segments = useQuery({ queryKey: ['segments'], queryFn: listSegments });
  const hours = useHours();
  const { sayWhom } = usePromiseWords(promises.length);
  const [whom, setWhom] = useState<Whom>({ channelId: null, ticketKind: null, segment: null, locale: null });
  const [at, setAt] = useState(localNow);
  const asked = { ...whom, ...(at === '' ? {} : { at: new Date(at).toISOString() }) };
  const tested = useQuery({
    queryKey: ['servicePromises', 'test', asked, promises],
    queryFn: () => testServicePromise(asked),
    placeholderData: keepPreviousData,
  });
  const found = tested.data;
  const promiseId = found?.promiseId ?? null;
  useEffect(() => {
    onTested(promiseId);
    return () => onTested(null);
  }, [promiseId, onTested]);
  const promise = promises.find(({ id }) => id === promiseId);
  const zone = hours.data?.find(({ id }) => id === promise?.hoursId)?.zone;
  const nameOf = (id: string) => {
    const one = promises.find((each) => each.id === id);
    return one ? sayWhom(one) : '…';
  };
  const language = new Intl.DisplayNames([locale], { type: 'language' });
  const lines = found && [
    { key: 'test.first', isPromised: promise?.firstAnswerMinutes, at: found.firstAnswerBy },
    { key: 'test.next', isPromised: promise?.nextAnswerMinutes, at: found.nextAnswerBy },
    { key: 'test.solution', isPromised: promise?.solutionMinutes, at: found.solutionBy },
  ];
  return (
    <>
      <div className="grid max-w-160 grid-cols-3 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('channel')}
          value={whom.channelId ?? all}
          onChange={(key) => setWhom({ ...whom, channelId: key === all ? null : String(key) })}
          choices={[
            { id: all, label: '—' },
            ...(channels.data ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <Select
          label={t('kind')}
          value={whom.ticketKind ?? all}
          onChange={(key) => setWhom({ ...whom, ticketKind: ticketKinds.find((one) => one === key) ?? null })}
          choices={[
            { id: all, label: '—' },
            ...ticketKinds.map((id) => ({ id, label: kinds(`kind.${id}`) })),
          ]}
        />
        <ComboBox
          label={t('segment')}
          menuTrigger="focus"
          choices={[{ id: all, label: '—' }, ...(segments.data ?? []).map((id) => ({ id, label: id }))]}
          value={whom.segment ?? all}
          onChange={(key) => setWhom({ ...whom, segment: key === all || key === null ? null : String(key) })}
        />
        <Select
          label={t('locale')}
          value={whom.locale ?? all}
          onChange={(key) => setWhom({ ...whom, locale: key === all ? null : String(key) })}
          choices={[
            { id: all, label: '—' },
            ...languages.map((id) => ({ id, label: language.of(id) ?? id })),
          ]}
        />
        <TextField
          label={t('test.at')}
          type="datetime-local"
          className="col-span-2 max-w-60 max-sm:col-span-1"
          value={at}
          onChange={setAt}
        />
      </div>
      <ProblemNote error={tested.error} />
      {found && lines && (
        <div role="status" className="mt-5 border-l-2 border-thread pl-4">
          <p className="text-base font-medium">
            {promise ? t('test.counts', { name: sayWhom(promise) }) : t('test.none')}
          </p>
          <ul className="mt-1 flex flex-col gap-0.5 text-list">
            {lines
              .filter((line) => typeof line.isPromised === 'number')
              .map((line) => (
                <li key={line.key}>
                  {line.at
                    ? t(line.key as 'test.first', { at: formatDate(locale, line.at, 'full', zone) })
                    : t('test.unknown')}
                </li>
              ))}
          </ul>
          {found.otherPromiseIds.length > 0 && (
            <p className="mt-2 text-meta text-muted">
              {t('test.others', { names: format.list(found.otherPromiseIds.map(nameOf)) })}
            </p>
          )}
        </div>
      )}
    </>
  );
}
