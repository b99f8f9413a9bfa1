import type { WriteRuleBody } from '@hilo/api';
import { priorities, ticketKinds } from '@hilo/core';
import { Checkbox, Select, useT } from '@hilo/ui';
import { CircleAlert } from 'lucide-react';
import { answerMessages } from '../../answers/answerMessages.ts';
import { TagsField } from '../answers/TagsField.tsx';
import { useAgents, useQueues, useTeams } from '../usePeople.ts';
import { rulesMessages } from './rulesMessages.ts';

type Actions = WriteRuleBody['actions'];
const same = 'same';
/** A team's id among agents' ids. */
const ofTeam = 'team ';

/** What a rule does with a ticket. What is left as it is stands in no action. */
export function RuleActions(props: {
  actions: Actions;
  onActions: (change: (now: Actions) => Actions) => void;
  stops: boolean;
  onStops: (stops: boolean) => void;
  /** It does nothing, and was to be saved. */
  isMissing: boolean;
}) {
  const { actions, onActions, stops, onStops, isMissing } = props;
  const t = useT(rulesMessages);
  const kinds = useT(answerMessages);
  const queues = useQueues();
  const agents = useAgents();
  const teams = useTeams();
  const act = (patch: { [Name in keyof Actions]: Actions[Name] | undefined }) =>
    onActions((now) =>
      Object.fromEntries(
        Object.entries({ ...now, ...patch }).filter(
          ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
        ),
      ),
    );
  const pick = (
    label: string,
    value: string | undefined,
    choices: { id: string; label: string }[],
    set: (id: string | undefined) => void,
  ) => (
    <Select
      label={label}
      value={value ?? same}
      onChange={(key) => set(key === same || key === null ? undefined : String(key))}
      choices={[{ id: same, label: t('do.same') }, ...choices]}
    />
  );
  const owners = [
    ...(agents.data ?? [])
      .filter(({ deactivatedAt, role }) => deactivatedAt === null && role !== 'reader')
      .map(({ id, name: label }) => ({ id, label })),
    ...(teams.data ?? []).map(({ id, name }) => ({ id: ofTeam + id, label: t('do.team', { name }) })),
  ];
  const giveTo = (id: string | undefined) =>
    act(
      id?.startsWith(ofTeam)
        ? { ownerId: undefined, teamId: id.slice(ofTeam.length) }
        : { ownerId: id, teamId: undefined },
    );
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t('field.then')}</legend>
      <p aria-hidden className="text-list font-medium">
        {t('field.then')}
      </p>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        {pick(
          t('do.queue'),
          actions.queueId,
          (queues.data ?? []).map(({ id, name: label }) => ({ id, label })),
          (queueId) => act({ queueId }),
        )}
        {pick(t('do.owner'), actions.ownerId ?? (actions.teamId && ofTeam + actions.teamId), owners, giveTo)}
        {pick(
          t('do.kind'),
          actions.kind,
          ticketKinds.map((id) => ({ id, label: kinds(`kind.${id}`) })),
          (id) => act({ kind: ticketKinds.find((one) => one === id) }),
        )}
        {pick(
          t('do.priority'),
          actions.priority,
          priorities.map((id) => ({ id, label: kinds(`priority.${id}`) })),
          (id) => act({ priority: priorities.find((one) => one === id) }),
        )}
      </div>
      <TagsField label={t('do.tags')} value={actions.tags} onChange={(tags) => act({ tags })} />
      <Checkbox isSelected={stops} onChange={onStops} className="self-start text-list">
        {t('do.stop')}
      </Checkbox>
      {isMissing && (
        <p role="alert" className="flex items-start gap-1 text-meta font-medium text-broken-ink">
          <CircleAlert size={14} aria-hidden className="mt-px" />
          {t('field.empty')}
        </p>
      )}
    </fieldset>
  );
}
