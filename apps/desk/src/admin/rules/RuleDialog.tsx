import type { RuleDto, WriteRuleBody } from '@hilo/api';
import { priorities, ticketKinds } from '@hilo/core';
import { Button, Checkbox, Select, TextField, useT } from '@hilo/ui';
import { CircleAlert, Plus } from 'lucide-react';
import { useState } from 'react';
import { answerMessages } from '../../answers/answerMessages.ts';
import { adminMessages } from '../adminMessages.ts';
import { TagsField } from '../answers/TagsField.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { useChange } from '../useChange.ts';
import { useAgents, useQueues, useTeams } from '../usePeople.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { changeRule, createRule } from './rulesApi.ts';
import { rulesMessages } from './rulesMessages.ts';
import { TestRule } from './TestRule.tsx';
import { useRuleWords } from './useRuleWords.ts';

type Condition = WriteRuleBody['conditions'][number];
/** A row that was not moved keeps its name while others come and go. */
type Keyed = Condition & { key: number };
const same = 'same';

/** Writes a rule: what it asks for, what it does, and what it would have done. */
export function RuleDialog({ rule, onClose }: { rule: RuleDto | null; onClose: () => void }) {
  const t = useT(rulesMessages);
  const words = useT(adminMessages);
  const kinds = useT(answerMessages);
  const queues = useQueues();
  const agents = useAgents();
  const teams = useTeams();
  const [name, setName] = useState(rule?.name ?? '');
  const [runsOn, setRunsOn] = useState(rule?.runsOn ?? 'opened');
  const [match, setMatch] = useState(rule?.match ?? 'all');
  const [rows, setRows] = useState<Keyed[]>(() =>
    (rule?.conditions ?? [{ field: 'words' as const, values: [] }]).map((each, key) => ({ ...each, key })),
  );
  const [actions, setActions] = useState<WriteRuleBody['actions']>(rule?.actions ?? {});
  const [stops, setStops] = useState(rule?.stops ?? false);
  const [wasTried, setTried] = useState(false);
  const conditions = rows.map(({ field, values }): Condition => ({ field, values }));
  const full = conditions.filter(({ values }) => values.length > 0);
  const { say } = useRuleWords([{ conditions: full }]);
  const act = (patch: { [Name in keyof typeof actions]: (typeof actions)[Name] | undefined }) =>
    setActions((now) =>
      Object.fromEntries(
        Object.entries({ ...now, ...patch }).filter(
          ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
        ),
      ),
    );
  const isEmpty = Object.keys(actions).length === 0 && !stops;
  const save = useChange(
    () => {
      const body = {
        name: name.trim(),
        isOn: rule?.isOn ?? true,
        runsOn,
        match,
        conditions: full,
        actions,
        stops,
      };
      return rule ? changeRule(rule.id, body) : createRule(body);
    },
    ['rules'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (name.trim() && !isEmpty) save.mutate(undefined);
  };
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
  const sentence = say({ match, conditions: full, actions, stops });
  return (
    <FormDialog
      title={rule ? t('rules.editTitle', { name: rule.name }) : t('rules.new')}
      submitLabel={rule ? words('save') : words('create')}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextField
        label={t('field.name')}
        value={name}
        onChange={setName}
        autoFocus={rule === null}
        autoComplete="off"
        isInvalid={wasTried && name.trim() === ''}
        errorMessage={t('field.nameMissing')}
      />
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-1.5 text-list font-medium">{t('field.when')}</legend>
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Select
            label={t('field.runsOn')}
            value={runsOn}
            onChange={(key) => setRunsOn(key === 'message' ? 'message' : 'opened')}
            choices={(['opened', 'message'] as const).map((id) => ({ id, label: t(`runsOn.${id}`) }))}
          />
          <Select
            label={t('field.match')}
            value={match}
            onChange={(key) => setMatch(key === 'any' ? 'any' : 'all')}
            choices={(['all', 'any'] as const).map((id) => ({ id, label: t(`match.${id}`) }))}
          />
        </div>
        {rows.map((row) => (
          <ConditionRow
            key={row.key}
            condition={row}
            onChange={(next) =>
              setRows((now) => now.map((each) => (each.key === row.key ? { ...next, key: row.key } : each)))
            }
            onRemove={() => setRows((now) => now.filter((each) => each.key !== row.key))}
          />
        ))}
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() =>
              setRows((now) => [
                ...now,
                { field: 'words', values: [], key: Math.max(-1, ...now.map(({ key }) => key)) + 1 },
              ])
            }
          >
            {t('field.addCondition')}
          </Button>
        </div>
      </fieldset>
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
          {pick(
            t('do.owner'),
            actions.ownerId ?? (actions.teamId && `team ${actions.teamId}`),
            [
              ...(agents.data ?? [])
                .filter(({ deactivatedAt, role }) => deactivatedAt === null && role !== 'reader')
                .map(({ id, name: label }) => ({ id, label })),
              ...(teams.data ?? []).map(({ id, name: team }) => ({
                id: `team ${id}`,
                label: t('do.team', { name: team }),
              })),
            ],
            (id) =>
              act(
                id?.startsWith('team ')
                  ? { ownerId: undefined, teamId: id.slice(5) }
                  : { ownerId: id, teamId: undefined },
              ),
          )}
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
        <Checkbox isSelected={stops} onChange={setStops} className="self-start text-list">
          {t('do.stop')}
        </Checkbox>
        {wasTried && isEmpty && (
          <p role="alert" className="flex items-start gap-1 text-meta font-medium text-broken-ink">
            <CircleAlert size={14} aria-hidden className="mt-px" />
            {t('field.empty')}
          </p>
        )}
      </fieldset>
      {!isEmpty && (
        <p className="rounded-small bg-hover px-3 py-2 text-list">
          <bdi>{t('rules.sentence', sentence)}</bdi>
        </p>
      )}
      <TestRule match={match} conditions={full} />
    </FormDialog>
  );
}
