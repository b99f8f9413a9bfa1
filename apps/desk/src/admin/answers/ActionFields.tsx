import type { MacroActionsDto } from '@hilo/api';
import { priorities, ticketKinds } from '@hilo/core';
import { Select, TextArea, TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { answerMessages } from '../../answers/answerMessages.ts';
import { useAgents, useQueues } from '../usePeople.ts';
import { answersMessages } from './answersMessages.ts';
import { TagsField } from './TagsField.tsx';

const same = 'same';
const ends = ['open', 'resolved', 'wait', 'snooze'] as const;

/** What is done to the ticket with an answer. Where nothing is, it is an answer and no macro. */
export function ActionFields(props: {
  actions: MacroActionsDto;
  onChange: (actions: MacroActionsDto) => void;
}) {
  const { actions, onChange } = props;
  const t = useT(answersMessages);
  const words = useT(answerMessages);
  const agents = useAgents();
  const queues = useQueues();
  const change = (patch: { [Name in keyof MacroActionsDto]: MacroActionsDto[Name] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...actions, ...patch }).filter(
          ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
        ),
      ),
    );
  const { owner } = actions;
  const end = actions.waitDays ? 'wait' : actions.snoozeDays ? 'snooze' : (actions.status ?? same);
  const [days, setDays] = useState(String(actions.waitDays ?? actions.snoozeDays ?? 3));
  const setEnd = (key: (typeof ends)[number] | undefined, typed = days) => {
    const count = Math.min(365, Math.max(1, Math.trunc(Number(typed)) || 1));
    change({
      status: key === 'open' || key === 'resolved' ? key : undefined,
      waitDays: key === 'wait' ? count : undefined,
      snoozeDays: key === 'snooze' ? count : undefined,
    });
  };
  const unchanged = { id: same, label: t('action.same') };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t('action.label')}</legend>
      <p aria-hidden className="text-list font-medium">
        {t('action.label')}
      </p>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('action.owner')}
          value={owner ? (owner.type === 'agent' ? owner.agentId : owner.type) : same}
          onChange={(key) =>
            change({
              owner:
                key === same || key === null
                  ? undefined
                  : key === 'me' || key === 'nobody'
                    ? { type: key }
                    : { type: 'agent', agentId: String(key) },
            })
          }
          choices={[
            unchanged,
            { id: 'me', label: t('action.me') },
            { id: 'nobody', label: t('action.nobody') },
            ...(agents.data ?? [])
              .filter(({ deactivatedAt, role }) => deactivatedAt === null && role !== 'reader')
              .map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <Select
          label={t('action.queue')}
          value={actions.queueId ?? same}
          onChange={(key) => change({ queueId: key === same || key === null ? undefined : String(key) })}
          choices={[unchanged, ...(queues.data ?? []).map(({ id, name }) => ({ id, label: name }))]}
        />
        <Select
          label={t('action.kind')}
          value={actions.kind ?? same}
          onChange={(key) => change({ kind: ticketKinds.find((one) => one === key) })}
          choices={[unchanged, ...ticketKinds.map((id) => ({ id, label: words(`kind.${id}`) }))]}
        />
        <Select
          label={t('action.priority')}
          value={actions.priority ?? same}
          onChange={(key) => change({ priority: priorities.find((one) => one === key) })}
          choices={[unchanged, ...priorities.map((id) => ({ id, label: words(`priority.${id}`) }))]}
        />
        <Select
          label={t('action.end')}
          value={end}
          onChange={(key) => setEnd(ends.find((one) => one === key))}
          choices={[unchanged, ...ends.map((id) => ({ id, label: t(`action.end.${id}`) }))]}
        />
        {(end === 'wait' || end === 'snooze') && (
          <TextField
            type="number"
            inputMode="numeric"
            label={t('action.days')}
            value={days}
            onChange={(typed) => {
              setDays(typed);
              setEnd(end, typed);
            }}
          />
        )}
        <TagsField
          label={t('action.addTags')}
          value={actions.addTags}
          onChange={(addTags) => change({ addTags })}
        />
        <TagsField
          label={t('action.removeTags')}
          value={actions.removeTags}
          onChange={(removeTags) => change({ removeTags })}
        />
      </div>
      <TextArea
        label={t('action.note')}
        isOptional
        rows={2}
        value={actions.note ?? ''}
        onChange={(note) => change({ note })}
      />
    </fieldset>
  );
}
