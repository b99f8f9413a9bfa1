import type { RuleTestDto, WriteRuleBody } from '@hilo/api';
import { Button, useFormat, useT } from '@hilo/ui';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { ProblemNote } from '../ProblemNote.tsx';
import { testRule } from './rulesApi.ts';
import { rulesMessages } from './rulesMessages.ts';
import { TicketLine } from './TicketLine.tsx';
import { useRuleWords } from './useRuleWords.ts';

/** What the rule would have caught among the newest tickets, and by which of its words. */
export function TestRule({ match, conditions }: Pick<WriteRuleBody, 'match' | 'conditions'>) {
  const t = useT(rulesMessages);
  const test = useMutation({ mutationFn: testRule });
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <Button
        icon={FlaskConical}
        isPending={test.isPending}
        onPress={() => test.mutate({ match, conditions })}
      >
        {t('test.do')}
      </Button>
      <ProblemNote error={test.error} />
      {test.data && <Found result={test.data} />}
    </div>
  );
}

function Found({ result }: { result: RuleTestDto }) {
  const t = useT(rulesMessages);
  const format = useFormat();
  const { conditionWords } = useRuleWords([
    {
      conditions: result.items.flatMap(({ reasons }) =>
        reasons.map(({ field, value }) => ({ field, values: [value] })),
      ),
    },
  ]);
  return (
    <div className="w-full">
      <p role="status" className="text-list font-medium">
        {t('test.found', { count: result.items.length, tested: result.tested })}
      </p>
      <ul className="mt-1 max-h-56 overflow-auto">
        {result.items.map(({ reasons, ...ticket }) => (
          <li key={ticket.ticketId} className="border-t border-line py-1.5 text-list">
            <TicketLine ticket={ticket} />
            <p className="truncate text-meta text-muted">
              {reasons.length === 0
                ? t('when.always')
                : format.list(reasons.map(({ field, value }) => conditionWords({ field, values: [value] })))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
