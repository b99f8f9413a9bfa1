import type { RuleDto } from '@hilo/api';
import { ruleCapabilities } from '@hilo/core';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { answerMessages } from '../../answers/answerMessages.ts';
import { api } from '../../api.ts';
import { channelsQuery } from '../../people/people.ts';
import { useFieldFilterWords } from '../../tickets/FieldFilters.tsx';
import { useAgents, useQueues, useTeams } from '../usePeople.ts';
import { rulesMessages } from './rulesMessages.ts';

type Sentence = { when: string; what: string };

/** A rule as one reads it out: what it asks for, and what it does. */
export function useRuleWords(rules: readonly Pick<RuleDto, 'conditions'>[]) {
  const t = useT(rulesMessages);
  const words = useT(answerMessages);
  const format = useFormat();
  const locale = useLocale();
  const agents = useAgents().data;
  const teams = useTeams().data;
  const queues = useQueues().data;
  const { data: channels } = useQuery(channelsQuery);
  const houses = useHouseNames(rules);
  const fieldWords = useFieldFilterWords();
  const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? (list ? t('gone') : '…');
  const valueWords = (field: RuleDto['conditions'][number]['field'], value: string): string => {
    if (field === 'channel') return nameIn(channels, value);
    if (field === 'organisation') return houses.get(value) ?? '…';
    if (field === 'language') return new Intl.DisplayNames([locale], { type: 'language' }).of(value) ?? value;
    if (field === 'capability') return t(`be.${ruleCapabilities.find((one) => one === value) ?? 'text'}`);
    return t('when.quoted', { value: field === 'customField' ? fieldWords(value) : value });
  };
  const conditionWords = ({ field, values }: RuleDto['conditions'][number]): string =>
    t(`when.${field}`, {
      values: format.list(
        values.map((value) => valueWords(field, value)),
        'disjunction',
      ),
    });
  const doneWords = (actions: RuleDto['actions'], stops: boolean): string => {
    const { queueId, ownerId, teamId, tags, kind, priority } = actions;
    const done = [
      queueId && t('then.queue', { name: nameIn(queues, queueId) }),
      ownerId && t('then.owner', { name: nameIn(agents, ownerId) }),
      teamId && t('then.team', { name: nameIn(teams, teamId) }),
      tags && tags.length > 0 && t('then.tags', { count: tags.length, tags: format.list(tags) }),
      kind && t('then.kind', { kind: words(`kind.${kind}`) }),
      priority && t('then.priority', { priority: words(`priority.${priority}`) }),
      stops && t('then.stop'),
    ].filter((one): one is string => typeof one === 'string');
    return format.list(done);
  };
  const say = (rule: Pick<RuleDto, 'match' | 'conditions' | 'actions' | 'stops'>): Sentence => {
    const asked = rule.conditions.map(conditionWords);
    return {
      when:
        asked.length === 0
          ? t('when.always')
          : rule.match === 'all'
            ? format.list(asked)
            : format.list(asked, 'disjunction'),
      what: doneWords(rule.actions, rule.stops),
    };
  };
  return { say, conditionWords, doneWords };
}

function useHouseNames(rules: readonly Pick<RuleDto, 'conditions'>[]): ReadonlyMap<string, string> {
  const ids = [
    ...new Set(
      rules.flatMap(({ conditions }) =>
        conditions.flatMap(({ field, values }) => (field === 'organisation' ? values : [])),
      ),
    ),
  ];
  const found = useQueries({
    queries: ids.map((id) => ({ queryKey: ['customer', id], queryFn: () => api.customer(id), retry: false })),
  });
  return new Map(ids.map((id, at) => [id, found[at]?.data?.name ?? '…']));
}
