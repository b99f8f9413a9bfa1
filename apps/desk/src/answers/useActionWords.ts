import type { MacroActionsDto } from '@hilo/api';
import { useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { queuesQuery, useAgentName } from '../people/people.ts';
import { answerMessages } from './answerMessages.ts';

/** What a macro does, each thing in a few words. */
export function useActionWords(): (actions: MacroActionsDto) => string[] {
  const t = useT(answerMessages);
  const format = useFormat();
  const agentName = useAgentName();
  const { data: queues } = useQuery(queuesQuery);
  return (actions) => {
    const { owner, queueId, kind, priority, addTags, removeTags, status, waitDays, snoozeDays, note } =
      actions;
    const queueName = queues?.find(({ id }) => id === queueId)?.name ?? t('act.goneQueue');
    const tagged = (key: 'act.addTags' | 'act.removeTags', tags: string[] | undefined) =>
      tags && tags.length > 0 ? t(key, { count: tags.length, tags: format.list(tags) }) : null;
    return [
      owner &&
        (owner.type === 'agent'
          ? t('act.agent', { name: agentName(owner.agentId) ?? t('act.gone') })
          : t(`act.${owner.type}`)),
      queueId && t('act.queue', { name: queueName }),
      kind && t('act.kind', { kind: t(`kind.${kind}`) }),
      priority && t('act.priority', { priority: t(`priority.${priority}`) }),
      tagged('act.addTags', addTags),
      tagged('act.removeTags', removeTags),
      status && t(`act.${status}`),
      waitDays && t('act.wait', { days: waitDays }),
      snoozeDays && t('act.snooze', { days: snoozeDays }),
      note && t('act.note', { note: note.length > 80 ? `${note.slice(0, 80)}…` : note }),
    ].filter((words): words is string => typeof words === 'string');
  };
}
