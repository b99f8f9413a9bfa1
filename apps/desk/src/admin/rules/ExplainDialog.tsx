import type { RuleDto, RulesExplainedDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { Badge, Button, Dialog, Select, TextField, type Tone, useFormat, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { ProblemNote } from '../ProblemNote.tsx';
import { explainRules } from './rulesApi.ts';
import { rulesMessages } from './rulesMessages.ts';
import { TicketLine } from './TicketLine.tsx';
import { useRuleWords } from './useRuleWords.ts';

const moments = ['opened', 'message'] as const;

/** Which rule would match a ticket that is there, which would not, and why; the ticket stays as it is. */
export function ExplainDialog({ rules, onClose }: { rules: readonly RuleDto[]; onClose: () => void }) {
  const t = useT(rulesMessages);
  const [ticket, setTicket] = useState('');
  const [on, setOn] = useState<(typeof moments)[number]>('opened');
  const asked = useMutation({ mutationFn: explainRules });
  const isUnknown = asked.error instanceof ApiError && asked.error.code === 'resource.notFound';
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t('explain.open')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ticket.trim()) asked.mutate({ ticket: ticket.trim(), on });
        }}
      >
        <p className="text-list text-muted">{t('explain.about')}</p>
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <TextField
            label={t('explain.ticket')}
            placeholder="H-7K3-QX4-TB9"
            value={ticket}
            onChange={setTicket}
            autoFocus
            autoComplete="off"
            maxLength={80}
            isInvalid={isUnknown}
            errorMessage={t('explain.notFound')}
          />
          <Select
            label={t('explain.on')}
            value={on}
            onChange={(key) => setOn(moments.find((one) => one === key) ?? 'opened')}
            choices={moments.map((id) => ({ id, label: t(`explain.${id}`) }))}
          />
        </div>
        <div>
          <Button type="submit" icon={FlaskConical} isPending={asked.isPending}>
            {t('explain.do')}
          </Button>
        </div>
        {!isUnknown && <ProblemNote error={asked.error} />}
      </form>
      {asked.data && <Explained result={asked.data} rules={rules} />}
    </Dialog>
  );
}

type Item = RulesExplainedDto['items'][number];
const tones: Partial<Record<Item['verdict'], Tone>> = {
  applied: 'kept',
  nothingNew: 'accent',
  broken: 'broken',
};

function Explained({ result, rules }: { result: RulesExplainedDto; rules: readonly RuleDto[] }) {
  const t = useT(rulesMessages);
  const { items } = result;
  const acts = items.some(({ verdict }) => verdict === 'applied');
  return (
    <div className="mt-4 border-t border-line pt-4">
      <TicketLine ticket={result} />
      <p role="status" className={acts ? 'sr-only' : 'mt-2 text-list font-medium'}>
        {acts ? t('verdict.applied') : t('explain.none')}
      </p>
      <ol className="mt-2">
        {items.map((item) => {
          const rule = rules.find(({ id }) => id === item.ruleId);
          return rule ? <Verdict key={item.ruleId} item={item} rule={rule} /> : null;
        })}
      </ol>
    </div>
  );
}

function Verdict({ item, rule }: { item: Item; rule: RuleDto }) {
  const t = useT(rulesMessages);
  const format = useFormat();
  const { verdict, reasons, unmet, changes } = item;
  const { conditionWords, doneWords } = useRuleWords([rule]);
  const why = reasons.map(({ field, value }) => conditionWords({ field, values: [value] }));
  const isMatch = verdict === 'applied' || verdict === 'nothingNew';
  const what = isMatch ? doneWords(changes, rule.stops) : '';
  return (
    <li className="border-t border-line py-2 text-list">
      <p className="flex flex-wrap items-center gap-2">
        <bdi className="font-medium">{rule.name}</bdi>
        <Badge tone={tones[verdict] ?? 'neutral'}>{t(`verdict.${verdict}`)}</Badge>
      </p>
      {isMatch && (
        <p className="mt-0.5 text-muted">
          <bdi>
            {t('explain.because', { reasons: why.length > 0 ? format.list(why) : t('when.always') })}{' '}
            {what !== '' && t('explain.then', { what })}
          </bdi>
        </p>
      )}
      {unmet.length > 0 && (
        <p className="mt-0.5 text-muted">
          <bdi>{t('explain.unmet', { unmet: format.list(unmet.map(conditionWords)) })}</bdi>
        </p>
      )}
      {verdict === 'broken' && (
        <p className="mt-0.5 text-broken-ink">{rule.missing.map((one) => t(`missing.${one}`)).join(' ')}</p>
      )}
    </li>
  );
}
