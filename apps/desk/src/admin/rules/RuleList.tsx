import type { RuleDto } from '@hilo/api';
import { Badge, IconButton, joinClasses, Switch, useT } from '@hilo/ui';
import { ArrowDown, ArrowUp, GripVertical, OctagonX, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { rulesMessages } from './rulesMessages.ts';
import { useRuleWords } from './useRuleWords.ts';

const moved = <Item,>(list: readonly Item[], from: number, to: number): Item[] => {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
};

/** Each rule as a sentence; its handle is dragged, or its arrows pressed. */
export function RuleList(props: {
  rules: readonly RuleDto[];
  onOrder: (rules: RuleDto[]) => void;
  onTurn: (rule: RuleDto, isOn: boolean) => void;
  onEdit: (rule: RuleDto) => void;
  onDelete: (rule: RuleDto) => void;
}) {
  const { rules, onOrder, onTurn, onEdit, onDelete } = props;
  const t = useT(rulesMessages);
  const words = useT(adminMessages);
  const { say } = useRuleWords(rules);
  const [dragged, setDragged] = useState<{ from: number; over: number } | null>(null);
  const [said, setSaid] = useState('');
  const shown = dragged ? moved(rules, dragged.from, dragged.over) : rules;
  const move = (from: number, to: number) => {
    onOrder(moved(rules, from, to));
    setSaid(t('rules.movedTo', { name: rules[from]?.name ?? '', at: to + 1, count: rules.length }));
  };
  const over = (event: DragEvent, index: number) => {
    if (!dragged) return;
    event.preventDefault();
    if (dragged.over !== index) setDragged({ ...dragged, over: index });
  };
  return (
    <>
      <span role="status" className="sr-only">
        {said}
      </span>
      <ol aria-label={words('nav.rules')} className="border-t border-line">
        {shown.map((rule, index) => {
          const { when, what } = say(rule);
          const isBroken = rule.missing.length > 0;
          return (
            <li
              key={rule.id}
              onDragOver={(event) => over(event, index)}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged && dragged.from !== dragged.over) move(dragged.from, dragged.over);
                setDragged(null);
              }}
              className={joinClasses(
                'flex items-start gap-3 border-b border-line py-3',
                dragged?.over === index && 'bg-accent-soft',
              )}
            >
              <span
                aria-hidden
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', rule.name);
                  setDragged({ from: index, over: index });
                }}
                onDragEnd={() => setDragged(null)}
                className="mt-0.5 cursor-grab text-muted max-sm:hidden"
              >
                <GripVertical size={16} />
              </span>
              <div className={joinClasses('min-w-0 flex-1', !rule.isOn && 'text-muted')}>
                <p className="flex flex-wrap items-center gap-2 text-base font-medium">
                  <bdi>{rule.name}</bdi>
                  {isBroken && (
                    <Badge tone="broken" icon={TriangleAlert}>
                      {t('rules.broken')}
                    </Badge>
                  )}
                  {rule.runsOn === 'message' && <Badge>{t('rules.each')}</Badge>}
                  {rule.stops && <Badge icon={OctagonX}>{t('rules.stops')}</Badge>}
                </p>
                <p className="mt-0.5 text-list text-muted">
                  <bdi>{t('rules.sentence', { when, what })}</bdi>
                </p>
                {isBroken && (
                  <p className="mt-0.5 text-meta text-broken-ink">
                    {rule.missing.map((what) => t(`missing.${what}`)).join(' ')}
                  </p>
                )}
              </div>
              <div className="flex shrink-0 flex-wrap items-center justify-end gap-0.5 max-sm:w-24">
                <Switch isSelected={rule.isOn} onChange={(isOn) => onTurn(rule, isOn)}>
                  <span className="sr-only">{t('rules.on', { name: rule.name })}</span>
                </Switch>
                <IconButton
                  icon={ArrowUp}
                  label={t('rules.up', { name: rule.name })}
                  isDisabled={index === 0}
                  onPress={() => move(index, index - 1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('rules.down', { name: rule.name })}
                  isDisabled={index === rules.length - 1}
                  onPress={() => move(index, index + 1)}
                />
                <IconButton
                  icon={Pencil}
                  label={`${words('edit')} ${rule.name}`}
                  onPress={() => onEdit(rule)}
                />
                <IconButton
                  icon={Trash2}
                  label={`${words('delete')} ${rule.name}`}
                  onPress={() => onDelete(rule)}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
