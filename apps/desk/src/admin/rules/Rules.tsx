import type { RuleDto } from '@hilo/api';
import { Button, EmptyState, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, Plus, Route } from 'lucide-react';
import { useState } from 'react';
import { adminMessages } from '../adminMessages.ts';
import { Loaded } from '../Loaded.tsx';
import { Page } from '../Page.tsx';
import { SureDialog } from '../SureDialog.tsx';
import { useChange } from '../useChange.ts';
import { ExplainDialog } from './ExplainDialog.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleList } from './RuleList.tsx';
import { bodyOf, changeRule, deleteRule, listRules, orderRules } from './rulesApi.ts';
import { rulesMessages } from './rulesMessages.ts';

/** The rules in their order: read as sentences, moved by hand or by key, switched on and off in place. */
export function Rules() {
  const t = useT(rulesMessages);
  const words = useT(adminMessages);
  const client = useQueryClient();
  const rules = useQuery({ queryKey: ['rules'], queryFn: listRules });
  const [editing, setEditing] = useState<RuleDto | 'new' | null>(null);
  const [deleting, setDeleting] = useState<RuleDto | null>(null);
  const [isExplaining, setExplaining] = useState(false);
  const fail = () => {
    toasts.show({ text: t('rules.failed'), tone: 'failed' });
    void client.invalidateQueries({ queryKey: ['rules'] });
  };
  const order = (list: RuleDto[]) => {
    client.setQueryData(['rules'], list);
    orderRules(list.map(({ id }) => id)).then((items) => client.setQueryData(['rules'], items), fail);
  };
  const turn = (rule: RuleDto, isOn: boolean) => {
    client.setQueryData<RuleDto[]>(['rules'], (list) =>
      list?.map((one) => (one.id === rule.id ? { ...one, isOn } : one)),
    );
    changeRule(rule.id, { ...bodyOf(rule), isOn }).catch(fail);
  };
  const create = (
    <Button variant="primary" icon={Plus} onPress={() => setEditing('new')}>
      {t('rules.new')}
    </Button>
  );
  return (
    <Page
      title={words('nav.rules')}
      about={t('rules.about')}
      action={
        rules.data?.length ? (
          <div className="flex flex-wrap gap-2">
            <Button icon={FlaskConical} onPress={() => setExplaining(true)}>
              {t('explain.open')}
            </Button>
            {create}
          </div>
        ) : undefined
      }
    >
      <Loaded query={rules}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Route} title={t('rules.empty')} action={create} className="py-16">
              {t('rules.emptyBody')}
            </EmptyState>
          ) : (
            <RuleList rules={list} onOrder={order} onTurn={turn} onEdit={setEditing} onDelete={setDeleting} />
          )
        }
      </Loaded>
      {editing && <RuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {isExplaining && <ExplainDialog rules={rules.data ?? []} onClose={() => setExplaining(false)} />}
      {deleting && <DeleteRule rule={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}

function DeleteRule({ rule, onClose }: { rule: RuleDto; onClose: () => void }) {
  const t = useT(rulesMessages);
  const words = useT(adminMessages);
  const remove = useChange(
    () => deleteRule(rule.id),
    ['rules'],
    () => toasts.show({ text: t('rules.deleted'), tone: 'done' }),
  );
  return (
    <SureDialog
      title={t('rules.deleteTitle', { name: rule.name })}
      confirmLabel={words('delete')}
      change={remove}
      onClose={onClose}
    >
      <p>{t('rules.deleteBody')}</p>
    </SureDialog>
  );
}
