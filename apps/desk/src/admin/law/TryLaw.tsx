import type { RegimeDto, TestedRegime } from '@hilo/api';
import { legalKinds, legalTopics, topicsOf } from '@hilo/core';
import {
  Badge,
  ComboBox,
  formatDate,
  joinClasses,
  regionOf,
  Select,
  TextField,
  useFormat,
  useLocale,
  useT,
} from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCalendarChoices } from '../calendars/useCalendarNames.ts';
import { ProblemNote } from '../ProblemNote.tsx';
import { testRegime } from './lawApi.ts';
import { lawMessages } from './lawMessages.ts';
import { useLawWords } from './useLawWords.ts';

const anything = 'anything';

const localNow = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** A matter as it might come in, and at once every time that the law would set for it. */
export function TryLaw({ regime }: { regime: RegimeDto }) {
  const t = useT(lawMessages);
  const { capital } = useLawWords();
  const calendars = useCalendarChoices();
  const [kind, setKind] = useState<(typeof legalKinds)[number]>('complaint');
  const [topic, setTopic] = useState<(typeof legalTopics)[number] | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [at, setAt] = useState(localNow);
  const { settings, profiles } = regime;
  // Kinds and topics of laws that are not in force would only ever answer "none".
  const inForce = profiles.filter(({ id }) => settings.profileIds.includes(id));
  const rules = inForce.flatMap((profile) => [
    ...profile.rules,
    ...profiles.filter(({ id }) => profile.includes.includes(id)).flatMap((one) => one.rules),
  ]);
  const kinds = legalKinds.filter((one) => one === kind || rules.some((rule) => rule.kinds.includes(one)));
  const topics = topicsOf([{ rules }]);
  const asked = { kind, topic, place, ...(at === '' ? {} : { at: new Date(at).toISOString() }) };
  const tested = useQuery({
    queryKey: ['regime', 'test', asked, settings],
    queryFn: () => testRegime(asked),
    placeholderData: keepPreviousData,
  });
  const { data } = tested;
  const lacksPlace = settings.place === null && place === null;
  return (
    <>
      <div className="grid max-w-140 grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('try.kind')}
          value={kind}
          onChange={(key) => setKind(legalKinds.find((one) => one === key) ?? 'complaint')}
          choices={kinds.map((id) => ({ id, label: capital(t(`kind.${id}`)) }))}
        />
        <Select
          label={t('try.topic')}
          isDisabled={topics.length === 0}
          value={topic ?? anything}
          onChange={(key) => setTopic(legalTopics.find((one) => one === key) ?? null)}
          choices={[
            { id: anything, label: t('try.anyTopic') },
            ...topics.map((id) => ({ id, label: capital(t(`topic.${id}`)) })),
          ]}
        />
        <ComboBox
          label={t('try.place')}
          choices={[{ id: anything, label: t('try.samePlace') }, ...calendars]}
          value={place ?? anything}
          onChange={(key) => setPlace(key === anything || key === null ? null : String(key))}
        />
        <TextField label={t('try.at')} type="datetime-local" value={at} onChange={setAt} />
      </div>
      <ProblemNote error={tested.error} />
      {data && (
        <div role="status" className="mt-5">
          {data.items.length === 0 ? (
            <p className="text-list text-muted">
              {data.missingYear !== null
                ? t('try.missing', { year: data.missingYear })
                : t(lacksPlace ? 'try.noPlace' : 'try.none')}
            </p>
          ) : (
            <ol className="border-t border-line">
              {data.items.map((item) => (
                <Deadline key={`${item.rule} ${item.reading}`} item={item} />
              ))}
            </ol>
          )}
        </div>
      )}
    </>
  );
}

function Deadline({ item }: { item: TestedRegime['items'][number] }) {
  const t = useT(lawMessages);
  const locale = useLocale();
  const format = useFormat();
  const { sayTime } = useLawWords();
  const day = (date: string) =>
    new Intl.DateTimeFormat(regionOf[locale], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${date}T00:00:00Z`));
  const due =
    item.unit === 'hours'
      ? t('try.hours', { date: formatDate(locale, item.dueAt, 'full', item.zone) })
      : t('try.day', { date: day(item.dueDate) });
  const facts = [
    sayTime(item),
    item.excludedDay && t('try.excluded', { date: day(item.excludedDay) }),
    item.skippedCount > 0 && t('try.skipped', { count: item.skippedCount }),
    item.provisionalYears.length > 0 &&
      t('try.provisional', { years: format.list(item.provisionalYears.map(String)) }),
    !item.inForce && t('try.notYet'),
    item.reading === 'alternative' && t('try.reading'),
  ].filter(Boolean);
  return (
    <li className="flex items-start gap-3 border-b border-line py-2">
      <div className={joinClasses('min-w-0 flex-1', !item.isBinding && 'text-muted')}>
        <p className={joinClasses('text-base', item.isBinding && 'font-medium')}>{due}</p>
        <p className="mt-0.5 text-meta text-muted">
          <span lang="es">{item.article}</span> · {facts.join(' · ')}
        </p>
      </div>
      {item.isBinding && <Badge tone="accent">{t('try.binds')}</Badge>}
    </li>
  );
}
