import type { ApprovalDto } from '@hilo/api';
import { Button, toasts, useT } from '@hilo/ui';
import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../admin/useChange.ts';
import { useAgentName, useMay, useMe } from '../people/people.ts';
import { approvalMessages } from './approvalMessages.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { decideApproval } from './promisesApi.ts';

/** Over a thread: what somebody asked for and nobody has decided, with the buttons for whoever may. */
export function ApprovalBar({ approvals }: { approvals: readonly ApprovalDto[] }) {
  return approvals.map((approval) => <OneApproval key={approval.id} approval={approval} />);
}

function OneApproval({ approval }: { approval: ApprovalDto }) {
  const t = useT(approvalMessages);
  const me = useMe();
  const name = useAgentName()(approval.askedById) ?? t('somebody');
  const mayDecide = useMay('approvals.decide');
  const [deciding, setDeciding] = useState<'approved' | 'refused' | null>(null);
  const withdraw = useChange(
    () => decideApproval(approval.id, 'withdrawn'),
    ['approvals', 'ticket'],
    () => toasts.show({ text: t('decide.withdrawn'), tone: 'done' }),
  );
  const isOwn = approval.askedById === me.id;
  const action = t(`action.${approval.action}`);
  const words = isOwn
    ? t('bar.yours', { action })
    : t(mayDecide ? 'bar.theirs' : 'bar.waits', { name, action });
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-accent-soft px-4 py-1.5 text-list text-accent-ink"
    >
      <UserRoundCheck size={16} aria-hidden className="shrink-0" />
      <p className="min-w-48 flex-1">
        <span className="font-medium">{words}</span>{' '}
        <bdi className="text-ink">{t('bar.reason', { reason: approval.reason })}</bdi>
      </p>
      <span className="flex gap-1">
        {isOwn ? (
          <Button
            size="small"
            isPending={withdraw.isPending}
            onPress={() =>
              withdraw.mutate(undefined, {
                onError: () => toasts.show({ text: t('decide.failed'), tone: 'failed' }),
              })
            }
          >
            {t('decide.withdraw')}
          </Button>
        ) : (
          mayDecide && (
            <>
              <Button size="small" variant="primary" onPress={() => setDeciding('approved')}>
                {t('decide.approve')}
              </Button>
              <Button size="small" onPress={() => setDeciding('refused')}>
                {t('decide.refuse')}
              </Button>
            </>
          )
        )}
      </span>
      {deciding && <DecideDialog approval={approval} decision={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}
