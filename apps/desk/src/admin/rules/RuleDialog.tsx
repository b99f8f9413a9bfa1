import type { RuleDto, WriteRuleBody } from '@hilo/api';
import { TextField, useT } from '@hilo/ui';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useChange } from '../useChange.ts';
import { RuleActions } from './RuleActions.tsx';
import { type Asking, type KeyedCondition, RuleConditions } from './RuleConditions.tsx';
import { changeRule, createRule } from './rulesApi.ts';
import { rulesMessages } from './rulesMessages.ts';
import { TestRule } from './TestRule.tsx';
import { useRuleWords } from './useRuleWords.ts';

/** Writes a rule: what it asks for, what it does, and what it would have done. */
export function RuleDialog({ rule, onClose }: { rule: RuleDto | null; onClose: () => void }) {
  const t = useT(rulesMessages);
  const words = useT(adminMessages);
  const [name, setName] = useState(rule?.name ?? '');
  const [asking, setAsking] = useState<Asking>({
    runsOn: rule?.runsOn ?? 'opened',
    match: rule?.match ?? 'all',
  });
  const [rows, setRows] = useState<KeyedCondition[]>(() =>
    (rule?.conditions ?? [{ field: 'words' as const, values: [] }]).map((each, key) => ({ ...each, key })),
  );
  const [actions, setActions] = useState<WriteRuleBody['actions']>(rule?.actions ?? {});
  const [stops, setStops] = useState(rule?.stops ?? false);
  const [wasTried, setTried] = useState(false);
  const conditions = rows
    .map(({ field, values }) => ({ field, values }))
    .filter(({ values }) => values.length > 0);
  const { say } = useRuleWords([{ conditions }]);
  const isEmpty = Object.keys(actions).length === 0 && !stops;
  const save = useChange(
    () => {
      const body = { name: name.trim(), isOn: rule?.isOn ?? true, ...asking, conditions, actions, stops };
      return rule ? changeRule(rule.id, body) : createRule(body);
    },
    ['rules'],
    onClose,
  );
  const submit = () => {
    setTried(true);
    if (name.trim() && !isEmpty) save.mutate(undefined);
  };
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
      <RuleConditions
        asking={asking}
        onAsking={(patch) => setAsking((now) => ({ ...now, ...patch }))}
        rows={rows}
        onRows={setRows}
      />
      <RuleActions
        actions={actions}
        onActions={setActions}
        stops={stops}
        onStops={setStops}
        isMissing={wasTried && isEmpty}
      />
      {!isEmpty && (
        <p className="rounded-small bg-hover px-3 py-2 text-list">
          <bdi>{t('rules.sentence', say({ match: asking.match, conditions, actions, stops }))}</bdi>
        </p>
      )}
      <TestRule match={asking.match} conditions={conditions} />
    </FormDialog>
  );
}
