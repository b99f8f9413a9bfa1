import type { ServicePromiseDto } from '@hilo/api';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { answerMessages } from '../../answers/answerMessages.ts';
import { channelsQuery } from '../../people/people.ts';
import { useHours } from '../promisesApi.ts';
import { promiseMessages } from './promiseMessages.ts';
import { useTimeWords } from './useTimeWords.ts';

export type Whom = Pick<ServicePromiseDto, 'channelId' | 'ticketKind' | 'segment' | 'locale'>;

/** How much a promise says of what it applies to; as the rule that chooses weighs it. */
export const weightOf = ({ channelId, ticketKind, segment, locale }: Whom): number =>
  (channelId === null ? 0 : 8) +
  (ticketKind === null ? 0 : 4) +
  (segment === null ? 0 : 2) +
  (locale === null ? 0 : 1);

/** In the order in which they are considered: what says more first, and as they stand among equals. */
export const inTurn = (promises: readonly ServicePromiseDto[]): ServicePromiseDto[] =>
  promises.toSorted((a, b) => weightOf(b) - weightOf(a));

/** A promise as one says it: whom it is for, and what. */
export function usePromiseWords(count: number) {
  const t = useT(promiseMessages);
  const kinds = useT(answerMessages);
  const format = useFormat();
  const locale = useLocale();
  const sayTime = useTimeWords();
  const hours = useHours().data;
  const channels = useQuery(channelsQuery).data;
  const capital = (said: string): string => said.charAt(0).toLocaleUpperCase(locale) + said.slice(1);
  const sayWhom = (promise: Whom): string => {
    const parts = [
      promise.channelId && (channels?.find(({ id }) => id === promise.channelId)?.name ?? t('gone')),
      promise.ticketKind && kinds(`kind.${promise.ticketKind}`),
      promise.segment && t('for.segment', { segment: promise.segment }),
      promise.locale &&
        t('for.locale', {
          language:
            new Intl.DisplayNames([locale], { type: 'language' }).of(promise.locale) ?? promise.locale,
        }),
    ].filter((part): part is string => typeof part === 'string');
    if (parts.length === 0) return t(count > 1 ? 'for.all' : 'for.everything');
    return capital(parts.join(' · '));
  };
  const sayWhat = (promise: ServicePromiseDto): string => {
    const place = hours?.find(({ id }) => id === promise.hoursId);
    const of = (key: 'first.in' | 'next.in' | 'solution.in', minutes: number | null) =>
      minutes === null ? null : t(key, { time: sayTime(minutes, place) });
    const parts = [
      of('first.in', promise.firstAnswerMinutes),
      of('next.in', promise.nextAnswerMinutes),
      of('solution.in', promise.solutionMinutes),
    ].filter((part): part is string => part !== null);
    return capital(format.list(parts));
  };
  const sayHours = (promise: ServicePromiseDto): string =>
    hours?.find(({ id }) => id === promise.hoursId)?.name ?? '…';
  return { sayWhom, sayWhat, sayHours };
}
