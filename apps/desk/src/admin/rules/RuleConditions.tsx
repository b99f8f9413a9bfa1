import type { WriteRuleBody } from '@hilo/api';
import { Button, Select, useT } from '@hilo/ui';
import { Plus } from 'lucide-react';
import { ConditionRow } from './ConditionRow.tsx';
import { rulesMessages } from './rulesMessages.ts';

type Condition = WriteRuleBody['conditions'][number];
/** A row that was not moved keeps its name while others come and go. */
export type KeyedCondition = Condition & { key: number };
/** When a rule is asked. */
export type Asking = Pick<WriteRuleBody, 'runsOn' | 'match'>;

/** What a rule asks for: when, whether all of it, and the rows. */
export function RuleConditions(props: {
  asking: Asking;
  onAsking: (patch: Partial<Asking>) => void;
  rows: KeyedCondition[];
  onRows: (change: (now: KeyedCondition[]) => KeyedCondition[]) => void;
}) {
  const { asking, onAsking, rows, onRows } = props;
  const t = useT(rulesMessages);
  const addRow = () =>
    onRows((now) => [
      ...now,
      { field: 'words', values: [], key: Math.max(-1, ...now.map(({ key }) => key)) + 1 },
    ]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 text-list font-medium">{t('field.when')}</legend>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('field.runsOn')}
          value={asking.runsOn}
          onChange={(key) => onAsking({ runsOn: key === 'message' ? 'message' : 'opened' })}
          choices={(['opened', 'message'] as const).map((id) => ({ id, label: t(`runsOn.${id}`) }))}
        />
        <Select
          label={t('field.match')}
          value={asking.match}
          onChange={(key) => onAsking({ match: key === 'any' ? 'any' : 'all' })}
          choices={(['all', 'any'] as const).map((id) => ({ id, label: t(`match.${id}`) }))}
        />
      </div>
      {rows.map(({ key, ...condition }) => (
        <ConditionRow
          key={key}
          condition={condition}
          onChange={(next) =>
            onRows((now) => now.map((each) => (each.key === key ? { ...next, key } : each)))
          }
          onRemove={() => onRows((now) => now.filter((each) => each.key !== key))}
        />
      ))}
      <div>
        <Button size="small" icon={Plus} onPress={addRow}>
          {t('field.addCondition')}
        </Button>
      </div>
    </fieldset>
  );
}
