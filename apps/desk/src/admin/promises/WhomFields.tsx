import type { ServicePromiseDto } from '@hilo/api';
import { ticketKinds } from '@hilo/core';
import { ComboBox, Select, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { answerMessages } from '../../answers/answerMessages.ts';
import { channelsQuery } from '../../people/people.ts';
import { listSegments } from '../promisesApi.ts';
import { promiseMessages } from './promiseMessages.ts';

/** To what a promise applies; null is any. */
export type Whom = Pick<ServicePromiseDto, 'channelId' | 'ticketKind' | 'segment' | 'locale'>;

const all = 'all';
/** Those that answers are written in most; any other that a promise has stays in the list. */
const languages = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it'];

export function WhomFields({ whom, onChange }: { whom: Whom; onChange: (whom: Whom) => void }) {
  const t = useT(promiseMessages);
  const kinds = useT(answerMessages);
  const channels = useQuery(channelsQuery);
  const segments = useQuery({ queryKey: ['segments'], queryFn: listSegments });
  const language = new Intl.DisplayNames([useLocale()], { type: 'language' });
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 text-list font-semibold">{t('whom')}</legend>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('channel')}
          value={whom.channelId ?? all}
          onChange={(key) => onChange({ ...whom, channelId: key === all ? null : String(key) })}
          choices={[
            { id: all, label: t('anyChannel') },
            ...(channels.data ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <Select
          label={t('kind')}
          value={whom.ticketKind ?? all}
          onChange={(key) =>
            onChange({ ...whom, ticketKind: ticketKinds.find((one) => one === key) ?? null })
          }
          choices={[
            { id: all, label: t('anyKind') },
            ...ticketKinds.map((id) => ({ id, label: kinds(`kind.${id}`) })),
          ]}
        />
        <ComboBox
          label={t('segment')}
          description={t('segmentHelp')}
          isOptional
          allowsCustomValue
          menuTrigger="focus"
          choices={(segments.data ?? []).map((id) => ({ id, label: id }))}
          inputValue={whom.segment ?? ''}
          onInputChange={(segment) =>
            onChange({ ...whom, segment: segment === '' ? null : segment.slice(0, 60) })
          }
        />
        <Select
          label={t('locale')}
          value={whom.locale ?? all}
          onChange={(key) => onChange({ ...whom, locale: key === all ? null : String(key) })}
          choices={[
            { id: all, label: t('anyLocale') },
            ...[...new Set([...languages, ...(whom.locale ? [whom.locale] : [])])].map((id) => ({
              id,
              label: language.of(id) ?? id,
            })),
          ]}
        />
      </div>
    </fieldset>
  );
}
